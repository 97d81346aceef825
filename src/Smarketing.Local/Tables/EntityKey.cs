using System.Text;

namespace Smarketing.Local.Tables;

/// <summary>What names an entity in its table.</summary>
internal readonly record struct EntityKey(string Partition, string Row)
{
    // 1 KiB of UTF-16.
    private const int MaximumLength = 512;

    public static EntityKey Checked(string? partition, string? row)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(row);
        Check("PartitionKey", partition);
        Check("RowKey", row);
        return new EntityKey(partition, row);
    }

    private static void Check(string name, string key)
    {
        if (key.Length > MaximumLength)
        {
            throw TableErrors.KeyTooLarge(name);
        }

        foreach (var rune in key.EnumerateRunes())
        {
            // Half of a surrogate pair has no place in UTF-8, and would come back as another character.
            if (rune.Value is '/' or '\\' or '#' or '?' || Rune.IsControl(rune) || rune == Rune.ReplacementChar)
            {
                throw TableErrors.InvalidInput($"The {name} holds a character that is not allowed: '{key}'.");
            }
        }
    }
}
