using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Smarketing.Functions.Email;

/// <summary>
/// How SendGrid signs what it posts: ECDSA on P-256 with SHA-256 over the time stamp and the raw body, line end and all
/// (https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features). The keys are
/// public, so nothing here needs to take the same time for right and wrong.
/// </summary>
public static class SendGridSignature
{
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    private const int SignatureLengthMax = 200;
    private const int KeyBits = 256;

    /// <summary>A day of retries, and an hour for clocks and queues.</summary>
    private static readonly TimeSpan AcceptedFor = TimeSpan.FromHours(25);

    /// <summary>So far ahead of ours the clock that signed may be.</summary>
    private static readonly TimeSpan AheadMax = TimeSpan.FromMinutes(5);

    /// <param name="keys">Any of them may have signed: two live at once while one replaces the other.</param>
    /// <param name="body">Read to its end.</param>
    public static async Task<bool> IsValidAsync(
        IReadOnlyList<byte[]> keys, string timestamp, string signature, Stream body, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || !IsFresh(seconds, now)
            || signature.Length > SignatureLengthMax || Decode(signature) is not { } signed)
        {
            return false;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(timestamp));
        var buffer = new byte[16 * 1024];
        for (var read = await body.ReadAsync(buffer, cancellation); read > 0; read = await body.ReadAsync(buffer, cancellation))
        {
            hash.AppendData(buffer.AsSpan(0, read));
        }

        var digest = hash.GetHashAndReset();
        return keys.Any(key => HasSigned(key, digest, signed));
    }

    /// <summary>Whether <paramref name="base64"/> is a public key that SendGrid may have made.</summary>
    public static byte[]? KeyOf(string base64)
    {
        if (Decode(base64) is not { } key)
        {
            return null;
        }

        try
        {
            using var algorithm = ECDsa.Create();
            algorithm.ImportSubjectPublicKeyInfo(key, out var length);
            return length == key.Length && algorithm.KeySize == KeyBits ? key : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool IsFresh(long seconds, DateTimeOffset now)
    {
        var age = now.ToUnixTimeSeconds() - seconds;
        return age >= -AheadMax.TotalSeconds && age <= AcceptedFor.TotalSeconds;
    }

    private static bool HasSigned(byte[] key, byte[] digest, byte[] signature)
    {
        using var algorithm = ECDsa.Create();
        algorithm.ImportSubjectPublicKeyInfo(key, out _);
        return algorithm.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static byte[]? Decode(string base64)
    {
        var buffer = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, buffer, out var length) && length > 0 ? buffer[..length] : null;
    }
}
