using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Smarketing.EndToEnd.Tests;

/// <summary>The private halves of the keys in <see cref="HostSettings"/>: always the same, since a host that runs elsewhere was told the public ones at its start.</summary>
internal static class SigningKeys
{
    /// <summary>Of the event webhook.</summary>
    public static ECDsa Events { get; } = Make("events");

    /// <summary>Of the event webhook, too, while one key replaces the other.</summary>
    public static ECDsa NextEvents { get; } = Make("events-next");

    /// <summary>Of Inbound Parse.</summary>
    public static ECDsa Inbound { get; } = Make("inbound");

    /// <summary>Signs as SendGrid does: the stamp, in seconds, and the body.</summary>
    public static void Sign(HttpRequestMessage request, byte[] body, ECDsa key, DateTimeOffset at)
    {
        var stamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Timestamp", stamp);
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Signature", Convert.ToBase64String(
            key.SignData([.. Encoding.UTF8.GetBytes(stamp), .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
    }

    private static ECDsa Make(string name) => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = SHA256.HashData(Encoding.UTF8.GetBytes($"Smarketing tests: {name}")) });
}
