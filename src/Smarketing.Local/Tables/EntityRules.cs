namespace Smarketing.Local.Tables;

/// <summary>The service's limits on an entity's properties.</summary>
internal static class EntityRules
{
    private const int MaximumProperties = 252;
    private const int MaximumNameLength = 255;
    private const int MaximumValueBytes = 64 * 1024;
    private const int MaximumEntityBytes = 1024 * 1024;

    private static readonly DateTimeOffset EarliestInstant = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Check(EntityKey key, Dictionary<string, object> properties)
    {
        if (properties.Count > MaximumProperties)
        {
            throw TableErrors.TooManyProperties();
        }

        // The formula by which the service counts: UTF-16 for text, and a fixed cost for the entity and each property.
        var bytes = 4L + ((key.Partition.Length + key.Row.Length) * 2);
        foreach (var (name, value) in properties)
        {
            CheckName(name);
            bytes += 8 + (name.Length * 2) + CheckedSize(name, value);
        }

        if (bytes > MaximumEntityBytes)
        {
            throw TableErrors.EntityTooLarge();
        }
    }

    private static void CheckName(string name)
    {
        if (name.Length > MaximumNameLength)
        {
            throw TableErrors.PropertyNameTooLong();
        }

        if (name.Length == 0 || !(char.IsLetter(name[0]) || name[0] == '_') || !name.All(character => char.IsLetterOrDigit(character) || character == '_'))
        {
            throw TableErrors.PropertyNameInvalid(name);
        }
    }

    private static int CheckedSize(string name, object value)
    {
        switch (value)
        {
            case string text:
                return text.Length * 2 <= MaximumValueBytes ? (text.Length * 2) + 4 : throw TableErrors.PropertyTooLarge(name);
            case byte[] binary:
                return binary.Length <= MaximumValueBytes ? binary.Length + 4 : throw TableErrors.PropertyTooLarge(name);
            case DateTimeOffset instant when instant < EarliestInstant:
                throw TableErrors.OutOfRange($"The property '{name}' lies before the year 1601.");
            case bool:
                return 1;
            case int:
                return 4;
            case Guid:
                return 16;
            default:
                return 8;
        }
    }
}
