using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Smarketing.Functions.Configuration;

/// <summary>
/// Puts app settings in the place of what stands in the file: <c>Smarketing__team__reps__0__email</c> is <c>$.team.reps[0].email</c>.
/// What comes out is read like any file, so that a setting is judged as the file is.
/// </summary>
public sealed class ConfigOverrides(ConfigReading reading)
{
    private const string Section = "Smarketing";

    /// <param name="file">Has no property twice.</param>
    public JsonElement Apply(JsonElement file, IConfiguration settings)
    {
        var overrides = settings.GetSection(Section).GetChildren().ToList();
        if (overrides.Count == 0)
        {
            return file;
        }

        var root = JsonObject.Create(file)!;
        foreach (var setting in overrides)
        {
            PutIn(root, "$", setting);
        }

        return JsonSerializer.SerializeToElement(root);
    }

    private void PutIn(JsonNode place, string path, IConfigurationSection setting)
    {
        if (place is JsonArray list)
        {
            PutInList(list, path, setting);
            return;
        }

        var parts = place.AsObject();
        var name = NameIn(parts, setting.Key);
        var before = parts[name];
        var after = Merge(before, $"{path}.{name}", setting);
        if (!ReferenceEquals(before, after))
        {
            parts[name] = after;
        }
    }

    private void PutInList(JsonArray list, string path, IConfigurationSection setting)
    {
        if (!int.TryParse(setting.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index > list.Count)
        {
            reading.FaultOfSetting(NameOf(setting), $"{path} is a list of {list.Count}, counted from 0; {list.Count} adds one");
            return;
        }

        if (index == list.Count)
        {
            list.Add(Merge(before: null, $"{path}[{index}]", setting));
            return;
        }

        var before = list[index];
        var after = Merge(before, $"{path}[{index}]", setting);
        if (!ReferenceEquals(before, after))
        {
            list[index] = after;
        }
    }

    /// <summary>What stands at <paramref name="path"/> from now on: the same where it is an object or list, with its parts changed.</summary>
    private JsonNode? Merge(JsonNode? before, string path, IConfigurationSection setting)
    {
        var parts = setting.GetChildren().ToList();
        if (parts.Count == 0)
        {
            return Value(before, path, setting);
        }

        if (setting.Value is not null || before is JsonValue)
        {
            reading.FaultOfSetting(NameOf(parts[0]), $"{path} is a single value and has no parts");
            return before;
        }

        var place = before ?? (parts.All(part => part.Key.All(char.IsAsciiDigit)) ? new JsonArray() : new JsonObject());
        foreach (var part in parts)
        {
            PutIn(place, path, part);
        }

        return place;
    }

    private JsonNode? Value(JsonNode? before, string path, IConfigurationSection setting)
    {
        if (before is JsonObject or JsonArray)
        {
            reading.FaultOfSetting(NameOf(setting), $"{path} has parts: a setting can stand for one of them, such as {NameOf(setting)}__{(before is JsonArray ? "0" : before.AsObject().Select(part => part.Key).FirstOrDefault() ?? "name")}");
            return before;
        }

        reading.Replace(path, NameOf(setting));

        // Where both a number and a text may stand, what stands in the file decides.
        return before?.GetValueKind() == JsonValueKind.Number && int.TryParse(setting.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : JsonValue.Create(setting.Value ?? "");
    }

    /// <summary>Names of settings have no case, and on many systems no hyphens either.</summary>
    private static string NameIn(JsonObject parts, string key) =>
        parts.Select(part => part.Key).FirstOrDefault(name => string.Equals(name, key, StringComparison.Ordinal))
        ?? parts.Select(part => part.Key).FirstOrDefault(name => string.Equals(name.Replace('-', '_'), key.Replace('-', '_'), StringComparison.OrdinalIgnoreCase))
        ?? key;

    private static string NameOf(IConfigurationSection setting) => setting.Path.Replace(":", "__", StringComparison.Ordinal);
}
