using System.Security.Cryptography;
using System.Text;

namespace Smarketing.Functions.Contacts;

/// <summary>
/// A contact's id: a keyed hash of the normalised address. The same person gets the same id on every machine at every
/// moment, so concurrent posts collide on one row; without the key nobody can tell an address from its id.
/// </summary>
public static class ContactId
{
    private const int Bytes = 15;

    public static string Of(NormalizedAddress address, ReadOnlySpan<byte> identityKey)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(identityKey, Encoding.UTF8.GetBytes(address.Value), hash);
        return Opaque(hash);
    }

    /// <summary>A short id for what <paramref name="cause"/> names; the same cause has the same id.</summary>
    public static string Derived(params ReadOnlySpan<string> cause) =>
        Opaque(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', cause!))));

    private static string Opaque(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash[..Bytes]);
}
