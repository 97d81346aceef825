using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Smarketing.Functions.Links;

[JsonConverter(typeof(WordConverter<LinkPurpose>))]
public enum LinkPurpose
{
    Task,
    Unsubscribe,
    Deal,
    Confirm,
    Work,
    Dashboard,
    Reply,
}

/// <summary>A key that signs links; two live at once while one replaces the other.</summary>
public sealed record LinkKey(string Id, byte[] Secret);

public enum LinkState
{
    Valid,
    Expired,
    Forged,
}

/// <param name="Subject">What the link is about; empty where it is forged.</param>
public readonly record struct LinkReading(LinkState State, string Subject);

/// <summary>
/// Tokens that only this program can make: HMAC-SHA256 over purpose, subject and expiry, with the key's id. One made for
/// one purpose is forged for any other.
/// </summary>
public sealed class SignedLink(IReadOnlyList<LinkKey> keys)
{
    private const int TokenLengthMax = 512;
    private const long Never = 0;
    private const int TagBytes = 8;

    /// <param name="expiresAt">Null for a link that never does.</param>
    public string Make(LinkPurpose purpose, string subject, DateTimeOffset? expiresAt)
    {
        var key = keys[0];
        var payload = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key.Id}|{expiresAt?.ToUnixTimeSeconds() ?? Never}|{subject}"));
        return $"{Base64Url.EncodeToString(payload)}.{Base64Url.EncodeToString(Sign(key, purpose, payload))}";
    }

    public LinkReading Read(LinkPurpose purpose, string token, DateTimeOffset now)
    {
        var forged = new LinkReading(LinkState.Forged, "");
        if (token.Length > TokenLengthMax || token.Split('.') is not [var encodedPayload, var encodedSignature]
            || Decode(encodedPayload) is not { } payload || Decode(encodedSignature) is not { } signature)
        {
            return forged;
        }

        // The subject may hold the separator; the two parts before it can't.
        if (Encoding.UTF8.GetString(payload).Split('|', 3) is not [var keyId, var expiry, var subject]
            || keys.FirstOrDefault(one => one.Id == keyId) is not { } key
            || !CryptographicOperations.FixedTimeEquals(signature, Sign(key, purpose, payload))
            || !long.TryParse(expiry, NumberStyles.None, CultureInfo.InvariantCulture, out var expiresAt))
        {
            return forged;
        }

        return new LinkReading(expiresAt != Never && now.ToUnixTimeSeconds() >= expiresAt ? LinkState.Expired : LinkState.Valid, subject);
    }

    /// <summary>A short signature for where no link fits: the name of a mailbox has 64 characters, and some programs change their case.</summary>
    public string Tag(LinkPurpose purpose, string subject) => TagOf(keys[0], purpose, subject);

    public bool HasTag(LinkPurpose purpose, string subject, string tag) => keys.Any(key =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(tag), Encoding.UTF8.GetBytes(TagOf(key, purpose, subject))));

    private static string TagOf(LinkKey key, LinkPurpose purpose, string subject) => Convert.ToHexStringLower(Sign(key, purpose, Encoding.UTF8.GetBytes(subject))[..TagBytes]);

    private static byte[] Sign(LinkKey key, LinkPurpose purpose, byte[] payload) =>
        HMACSHA256.HashData(key.Secret, (byte[])[.. Encoding.UTF8.GetBytes(Words.Of(purpose)), (byte)'|', .. payload]);

    private static byte[]? Decode(string text) => Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
