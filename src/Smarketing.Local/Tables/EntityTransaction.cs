using Azure;
using Azure.Data.Tables;

namespace Smarketing.Local.Tables;

/// <summary>The service's rules for the actions of one transaction.</summary>
internal static class EntityTransaction
{
    private const int MaximumActions = 100;
    private const int MaximumBytes = 4 * 1024 * 1024;

    public static IReadOnlyList<EntityWrite> Of(IEnumerable<TableTransactionAction> actions)
    {
        var writes = new List<EntityWrite>();
        var rows = new HashSet<string>(StringComparer.Ordinal);
        var bytes = 0L;
        foreach (var action in actions)
        {
            try
            {
                var write = EntityWrite.Of(action.ActionType, action.Entity, action.ETag);
                CheckPlace(writes, rows, write);
                writes.Add(write);
                bytes += write.Encoded.Length;
            }
            catch (RequestFailedException failure)
            {
                throw TableErrors.InTransaction(writes.Count, failure);
            }
        }

        if (writes.Count == 0)
        {
            throw new InvalidOperationException("The batch contains no entity operations.");
        }

        return bytes <= MaximumBytes ? writes : throw TableErrors.TransactionTooLarge();
    }

    private static void CheckPlace(List<EntityWrite> writes, HashSet<string> rows, EntityWrite write)
    {
        if (writes.Count == MaximumActions)
        {
            throw TableErrors.InvalidInput("The batch request operation exceeds the maximum 100 changes per change set.");
        }

        if (writes.Count > 0 && !string.Equals(writes[0].Key.Partition, write.Key.Partition, StringComparison.Ordinal))
        {
            throw TableErrors.OtherPartition();
        }

        if (!rows.Add(write.Key.Row))
        {
            throw TableErrors.DuplicateRow(write.Key.Row);
        }
    }
}
