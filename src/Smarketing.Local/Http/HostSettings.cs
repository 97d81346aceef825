using System.Text.Json;

namespace Smarketing.Local.Http;

/// <summary>What this host takes from the app's host.json.</summary>
internal static class HostSettings
{
    // What the real host takes where host.json doesn't say.
    private const string UsualRoutePrefix = "api";

    public static string RoutePrefix(string hostFile)
    {
        if (!File.Exists(hostFile))
        {
            return UsualRoutePrefix;
        }

        using var settings = JsonDocument.Parse(File.ReadAllBytes(hostFile));
        return settings.RootElement.TryGetProperty("extensions", out var extensions)
            && extensions.TryGetProperty("http", out var http)
            && http.TryGetProperty("routePrefix", out var prefix)
            ? prefix.GetString() ?? ""
            : UsualRoutePrefix;
    }
}
