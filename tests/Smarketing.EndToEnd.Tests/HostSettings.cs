namespace Smarketing.EndToEnd.Tests;

/// <summary>What a host is started with that tests for any host are to run on: <c>tests/host/settings.env</c>.</summary>
internal static class HostSettings
{
    /// <summary>By name as in the environment.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = File.ReadLines(Path.Combine(LocalProgram.Root, "tests", "host", "settings.env"))
        .Where(line => line.Length > 0 && !line.StartsWith('#'))
        .Select(line => line.Split('=', 2))
        .ToDictionary(setting => setting[0], setting => setting[1], StringComparer.Ordinal);

    /// <summary>Where such a host takes SendGrid to be.</summary>
    public static Uri SendGrid => new(All["SendGrid__Host"]);
}
