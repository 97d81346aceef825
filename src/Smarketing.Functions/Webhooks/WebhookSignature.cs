using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Smarketing.Functions.Webhooks;

/// <summary>Signs a message as Standard Webhooks has it: HMAC-SHA256 over its id, the time of the try and its body.</summary>
public static class WebhookSignature
{
    /// <summary>The value of <c>webhook-signature</c>: one signature for each secret.</summary>
    public static string Of(string id, long timestampSeconds, string body, IReadOnlyList<byte[]> secrets)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestampSeconds}.{body}"));
        return string.Join(' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}"));
    }
}
