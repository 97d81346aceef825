using Microsoft.Extensions.Configuration;

namespace Smarketing.Functions.Webhooks;

/// <param name="Secrets">By endpoint. Each signs, so that a receiver may know either while one replaces the other.</param>
public sealed record WebhookOptions(IReadOnlyDictionary<string, IReadOnlyList<byte[]>> Secrets)
{
    private const string Prefix = "whsec_";

    // The bounds of Standard Webhooks.
    private const int SecretBytesMin = 24;
    private const int SecretBytesMax = 64;

    /// <summary>The settings <c>Webhooks:{id}:Secret</c>, several secrets with spaces between them, and what is wrong with them.</summary>
    public static (WebhookOptions Options, IReadOnlyList<string> Faults) Read(IConfiguration settings, IReadOnlyList<WebhookEndpoint> endpoints)
    {
        var faults = new List<string>();
        var secrets = new Dictionary<string, IReadOnlyList<byte[]>>(StringComparer.Ordinal);
        foreach (var id in endpoints.Select(endpoint => endpoint.Id))
        {
            var parts = (settings[$"Webhooks:{id}:Secret"] ?? "").Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var keys = parts.Select(KeyOf).ToList();
            if (keys.Count == 0 || keys.Contains(null))
            {
                faults.Add($"setting Webhooks__{id}__Secret: must be {Prefix} and {SecretBytesMin} to {SecretBytesMax} bytes in base64; while one secret replaces another, both with a space between them");
            }

            secrets[id] = [.. keys.OfType<byte[]>()];
        }

        return (new WebhookOptions(secrets), faults);
    }

    private static byte[]? KeyOf(string text)
    {
        var buffer = new byte[text.Length];
        return text.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(text[Prefix.Length..], buffer, out var length)
            && length is >= SecretBytesMin and <= SecretBytesMax
                ? buffer[..length]
                : null;
    }
}
