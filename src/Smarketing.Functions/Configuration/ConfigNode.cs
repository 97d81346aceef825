using System.Globalization;
using System.Security;
using System.Text.Json;
using System.Xml;

namespace Smarketing.Functions.Configuration;

/// <summary>
/// One object of the configuration file. A value that is missing or wrong is noted with its path and replaced by a
/// harmless one, so that reading goes on and every fault is found at once; a property that nothing asked for is a
/// fault, too.
/// </summary>
public sealed class ConfigNode(JsonElement element, string path, ConfigReading reading)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal) { "$schema", "$comment" };

    public string Path => path;

    public void Fault(string name, string text) => reading.Fault(PathOf(name), text);

    /// <summary>A fault of this object as a whole.</summary>
    public void FaultHere(string text) => reading.Fault(path, text);

    /// <summary>The one fault of a property, whatever its name and value are.</summary>
    public void Refuse(string name, string text)
    {
        _known.Add(name);
        Fault(name, text);
    }

    /// <summary>Null when the property is missing.</summary>
    public JsonValueKind? KindOf(string name) => Find(name)?.ValueKind;

    public string Text(string name, string? fallback = null)
    {
        if (Find(name) is not { } value)
        {
            return fallback ?? Missing(name, "");
        }

        return value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.Trim().Length > 0
            ? text.Trim()
            : Wrong(name, "must be a text that isn't empty", "");
    }

    public string? OptionalText(string name) => Has(name) ? Text(name) : null;

    public int Number(string name, int min, int max, int? fallback = null)
    {
        if (Find(name) is not { } value)
        {
            return fallback ?? Missing(name, min);
        }

        return IntegerOf(name, value) is { } number && number >= min && number <= max
            ? number
            : Wrong(name, $"must be a whole number from {min} to {max}", min);
    }

    /// <summary>A part of the whole, such as 0.8.</summary>
    public decimal Share(string name) => Find(name) switch
    {
        null => Missing(name, 0m),
        { ValueKind: JsonValueKind.Number } value when value.TryGetDecimal(out var share) && share is >= 0 and <= 1 => share,
        { ValueKind: JsonValueKind.String } value when IsSetting(name) && decimal.TryParse(value.GetString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 1 => share,
        _ => Wrong(name, "must be a number from 0 to 1, such as 0.8", 0m),
    };

    public bool Flag(string name, bool fallback) => Find(name) switch
    {
        null => fallback,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } value when IsSetting(name) && bool.TryParse(value.GetString(), out var flag) => flag,
        _ => Wrong(name, "must be true or false", fallback),
    };

    /// <summary>An ISO 8601 duration, such as PT4H or P14D.</summary>
    public TimeSpan Duration(string name, TimeSpan? fallback = null) => fallback is { } known && !Has(name)
        ? known
        : Parsed(name, text => XmlConvert.ToTimeSpan(text) is { Ticks: >= 0 } duration ? duration : throw new FormatException(), "must be an ISO 8601 duration such as PT4H or P14D", TimeSpan.FromDays(1));

    public TimeOnly Time(string name, TimeOnly fallback) => Has(name)
        ? Parsed(name, text => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture), "must be a time such as 09:00", fallback)
        : fallback;

    public T Word<T>(string name, T? fallback = null)
        where T : struct, Enum => !Has(name) && fallback is { } known
            ? known
            : Parsed(name, text => Words.Find<T>(text) ?? throw new FormatException(), $"must be one of {string.Join(", ", Words.All<T>())}", default(T));

    public IReadOnlyList<string> Texts(string name, IReadOnlyList<string>? fallback = null)
    {
        if (Find(name) is not { } value)
        {
            return fallback ?? Missing<IReadOnlyList<string>>(name, []);
        }

        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!.Trim())]
            : Wrong<IReadOnlyList<string>>(name, "must be a list of texts", []);
    }

    /// <summary>Whole numbers that aren't negative.</summary>
    public IReadOnlyList<int> Numbers(string name)
    {
        if (Find(name) is not { } value)
        {
            return Missing<IReadOnlyList<int>>(name, []);
        }

        var numbers = new List<int>();
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var number) && number >= 0))
        {
            numbers.AddRange(value.EnumerateArray().Select(item => item.GetInt32()));
        }

        return numbers;
    }

    /// <summary>The value of a property that <paramref name="parse"/> reads from its text.</summary>
    public T Parsed<T>(string name, Func<string, T> parse, string rule, T instead)
    {
        if (Find(name) is not { } value)
        {
            return Missing(name, instead);
        }

        try
        {
            return value.ValueKind == JsonValueKind.String ? parse(value.GetString()!) : Wrong(name, rule, instead);
        }
        catch (Exception failure) when (failure is FormatException or OverflowException or ArgumentException or TimeZoneNotFoundException or InvalidTimeZoneException or SecurityException)
        {
            return Wrong(name, rule, instead);
        }
    }

    public T Object<T>(string name, Func<ConfigNode, T> read) => Find(name) switch
    {
        null => Missing(name, read(Empty(name))),
        { ValueKind: JsonValueKind.Object } value => Read(value, PathOf(name), read),
        _ => Wrong(name, "must be an object", read(Empty(name))),
    };

    public IReadOnlyList<T> Objects<T>(string name, Func<ConfigNode, T> read)
    {
        if (Find(name) is not { } value)
        {
            return Missing<IReadOnlyList<T>>(name, []);
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
        {
            return Wrong<IReadOnlyList<T>>(name, "must be a list of objects", []);
        }

        return [.. value.EnumerateArray().Select((item, index) => Read(item, $"{PathOf(name)}[{index}]", read))];
    }

    /// <summary>The parts, with a fault for each id that more than one of them has.</summary>
    public IReadOnlyList<T> Distinct<T>(string name, IReadOnlyList<T> parts, Func<T, string> id)
    {
        foreach (var twice in parts.GroupBy(id, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            Fault(name, $"the id \"{twice.Key}\" stands more than once");
        }

        return parts;
    }

    /// <summary>The properties of the object <paramref name="name"/>, each read as an object of its own.</summary>
    public IReadOnlyDictionary<string, T> Named<T>(string name, Func<ConfigNode, T> read) => Object(name, node =>
        node.Names().ToDictionary(key => key, key => node.Object(key, read), StringComparer.Ordinal));

    public IEnumerable<string> Names() => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().Select(property => property.Name).Distinct(StringComparer.Ordinal).ToList() : [];

    public bool Has(string name) => Find(name) is not null;

    public bool IsObject(string name) => Find(name) is { ValueKind: JsonValueKind.Object };

    private T Read<T>(JsonElement value, string at, Func<ConfigNode, T> read)
    {
        var node = new ConfigNode(value, at, reading);
        var result = read(node);
        node.NoteUnknown();
        return result;
    }

    /// <summary>Reads the whole file: the root's faults and those of everything below it.</summary>
    public static T ReadRoot<T>(JsonElement root, ConfigReading reading, Func<ConfigNode, T> read) =>
        new ConfigNode(root, "$", reading).Read(root, "$", read);

    private void NoteUnknown()
    {
        foreach (var name in Names().Where(name => !_known.Contains(name)))
        {
            var known = _known.Where(known => !known.StartsWith('$')).Order(StringComparer.Ordinal).ToList();
            Fault(name, NearestName.Of(name, known) is { } near ? $"is not known here; did you mean \"{near}\"?" : $"is not known here; known are {string.Join(", ", known)}");
        }
    }

    private bool IsSetting(string name) => reading.IsSetting(PathOf(name));

    /// <summary>A setting is always a text: the one that stands for a number is read as it.</summary>
    private int? IntegerOf(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt32(out var number) => number,
        JsonValueKind.String when IsSetting(name) && int.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private JsonElement? Find(string name)
    {
        _known.Add(name);
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private T Missing<T>(string name, T instead) => Wrong(name, "is missing", instead);

    private T Wrong<T>(string name, string text, T instead)
    {
        // A missing object was reported once; what would have stood in it is not reported again.
        if (element.ValueKind == JsonValueKind.Object)
        {
            Fault(name, text);
        }

        return instead;
    }

    private ConfigNode Empty(string name) => new(default, PathOf(name), reading);

    private string PathOf(string name) => $"{path}.{name}";
}
