using System.Text.Json;
using Azure.Data.Tables;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;

namespace Smarketing.Simulation.Promises;

/// <summary>Looks into the tables past all their faults.</summary>
internal static class Rows
{
    public static async Task<Contact?> FindContactAsync(this TableServiceClient tables, string contactId)
    {
        var row = await tables.GetTableClient(TableNames.Contacts).GetEntityIfExistsAsync<TableEntity>(contactId, ContactKeys.Contact);
        return row.HasValue ? ContactStore.Read(row.Value!) : null;
    }

    public static async Task<IReadOnlyList<TableEntity>> AllAsync(this TableServiceClient tables, string table)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in tables.GetTableClient(table).QueryAsync<TableEntity>())
        {
            rows.Add(row);
        }

        return rows;
    }

    public static LedgerEntry LedgerOf(TableEntity row) => JsonSerializer.Deserialize(StoredText.Read(row), StoredJson.Compact.LedgerEntry)!;

    public static RepState RepOf(TableEntity row) => JsonSerializer.Deserialize(StoredText.Read(row), StoredJson.Compact.RepState)!;

    public static IEnumerable<string> Keys(this IEnumerable<TableEntity> rows, string partition, string prefix) =>
        rows.Where(row => row.PartitionKey == partition && row.RowKey.StartsWith(prefix, StringComparison.Ordinal)).Select(row => row.RowKey[prefix.Length..]);
}
