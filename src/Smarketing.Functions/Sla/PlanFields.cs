using System.Text.Json;

namespace Smarketing.Functions.Sla;

/// <summary>The fields of a question to the planner, whichever way they came, by name and without those that are empty.</summary>
public static class PlanFields
{
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, JsonElement> members)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            if (name != PlanReader.Rates || value.ValueKind != JsonValueKind.Object)
            {
                Add(fields, name, value);
                continue;
            }

            foreach (var rate in value.EnumerateObject())
            {
                Add(fields, PlanReader.RatePrefix + rate.Name, rate.Value);
            }
        }

        return fields;
    }

    /// <summary>A form sends the rates that stand in it also where those of history are asked for.</summary>
    public static IReadOnlyDictionary<string, string> OfForm(IReadOnlyDictionary<string, string> posted) => posted.ContainsKey(PlanReader.Rates)
        ? posted.Where(field => !field.Key.StartsWith(PlanReader.RatePrefix, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal)
        : posted;

    /// <summary>As it was sent: what is asked for needs no escapes, and half a character can't be read otherwise.</summary>
    private static void Add(Dictionary<string, string> fields, string name, JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Null)
        {
            fields[name] = value.GetRawText().Trim('"').Trim();
        }
    }
}
