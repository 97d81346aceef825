namespace Smarketing.Functions.Configuration;

/// <summary>One reading of a configuration: the faults that it came upon, and which values are an app setting's in place of the file's.</summary>
/// <param name="file">Stands before the path of each fault; null where there is no file.</param>
public sealed class ConfigReading(string? file = null)
{
    private readonly List<string> _faults = [];
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The value at <paramref name="path"/> is that of the setting.</summary>
    public void Replace(string path, string setting) => _settings[path] = setting;

    public bool IsSetting(string path) => _settings.ContainsKey(path);

    public void FaultOfSetting(string setting, string text) => _faults.Add($"setting {setting}: {text}");

    /// <summary>Names the setting where the value, or a part of it, isn't the file's: whoever mends it must know where.</summary>
    public void Fault(string path, string text)
    {
        if (_settings.TryGetValue(path, out var setting))
        {
            FaultOfSetting(setting, text);
            return;
        }

        var place = file is null ? path : $"{file}: {path}";
        var parts = _settings.Where(part => IsWithin(part.Key, path)).Select(part => part.Value).Order(StringComparer.Ordinal).ToList();
        _faults.Add(parts.Count == 0 ? $"{place}: {text}" : $"{place}: {text} (settings have a part in it: {string.Join(", ", parts)})");
    }

    private static bool IsWithin(string part, string path) =>
        part.Length > path.Length && part.StartsWith(path, StringComparison.Ordinal) && part[path.Length] is '.' or '[';
}
