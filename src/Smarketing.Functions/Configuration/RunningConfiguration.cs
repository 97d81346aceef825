using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Smarketing.Functions.Configuration;

/// <summary>The configuration that the program runs on, to be shown.</summary>
/// <param name="Version">Another with every change to the configuration; the same on every machine that runs on the same.</param>
/// <param name="Json">As it was read, settings in their places, but for what gives access to other programs.</param>
public sealed record RunningConfiguration(string Version, JsonElement Json)
{
    private const int VersionBytes = 8;

    public static RunningConfiguration Of(JsonElement read) => new(
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(read)).AsSpan(0, VersionBytes)),
        WithoutSecrets(read));

    /// <summary>Whoever has a webhook's whole address can often post to it: its path is a secret.</summary>
    private static JsonElement WithoutSecrets(JsonElement read)
    {
        var shown = JsonObject.Create(read)!;
        foreach (var webhook in shown["webhooks"]?.AsArray() ?? [])
        {
            webhook!["url"] = $"{new Uri((string)webhook["url"]!).GetLeftPart(UriPartial.Authority)}/…";
        }

        return JsonSerializer.SerializeToElement(shown);
    }
}
