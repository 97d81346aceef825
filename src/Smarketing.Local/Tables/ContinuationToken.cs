using System.Buffers.Text;
using System.Text;

namespace Smarketing.Local.Tables;

/// <summary>Where the next page begins, as an opaque text.</summary>
internal static class ContinuationToken
{
    private const char Separator = '.';

    public static string? Write(EntityKey? next) => next is { } key ? Encode(key.Partition) + Separator + Encode(key.Row) : null;

    public static EntityKey? Read(string? token)
    {
        if (token is null)
        {
            return null;
        }

        try
        {
            if (token.Split(Separator) is [var partition, var row])
            {
                return new EntityKey(Decode(partition), Decode(row));
            }
        }
        catch (FormatException)
        {
            // Told below, with every other token that isn't ours.
        }

        throw TableErrors.InvalidInput($"The continuation token '{token}' is not valid.");
    }

    private static string Encode(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    private static string Decode(string key) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(key));
}
