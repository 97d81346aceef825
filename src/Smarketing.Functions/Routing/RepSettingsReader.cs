using System.Globalization;
using System.Text.Json;

namespace Smarketing.Functions.Routing;

/// <summary>Reads a change of a rep: what isn't named stays as it is, and null takes back what was changed.</summary>
public static class RepSettingsReader
{
    public const int CapacityMax = 1000;
    public const int WeightMax = 100;

    /// <summary>What the API shows of a rep and doesn't change: so what it shows may be sent back.</summary>
    private static readonly HashSet<string> ReadOnly = new(StringComparer.Ordinal) { "id", "name", "email", "language", "timeZone", "load" };

    public static (RepSettings Settings, Dictionary<string, string[]> Errors) Read(
        IReadOnlyDictionary<string, JsonElement> members, RepSettings before, DateOnly today, RepTexts texts)
    {
        var settings = before;
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            switch (name)
            {
                case "capacity":
                    settings = settings with { Capacity = Number(name, value, CapacityMax, errors, texts) };
                    break;
                case "weight":
                    settings = settings with { Weight = Number(name, value, WeightMax, errors, texts) };
                    break;
                case "away":
                    settings = settings.WithLeave(LeaveOf(name, value, errors, texts), today);
                    break;
                default:
                    if (!ReadOnly.Contains(name))
                    {
                        errors[name] = [texts.Unknown];
                    }

                    break;
            }
        }

        return (settings, errors);
    }

    public static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static int? Number(string name, JsonElement value, int max, Dictionary<string, string[]> errors, RepTexts texts)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 1 && number <= max)
        {
            return number;
        }

        errors[name] = [texts.NumberUpTo(max)];
        return null;
    }

    private static Leave? LeaveOf(string name, JsonElement value, Dictionary<string, string[]> errors, RepTexts texts)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Object || Date(value, "from") is not { } from || Date(value, "to") is not { } to)
        {
            errors[name] = [texts.NotALeave];
            return null;
        }

        if (to < from)
        {
            errors[name] = [texts.Reversed];
            return null;
        }

        return new Leave(from, to);
    }

    /// <summary>As it was sent: a date needs no escapes, and half a character in one can't be read otherwise.</summary>
    private static DateOnly? Date(JsonElement leave, string name) =>
        leave.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Date(value.GetRawText().Trim('"')) : null;
}
