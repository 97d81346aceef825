using System.Text.Json;
using Azure.Data.Tables;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Routing;

/// <param name="Next">Where to go on from; null at the end.</param>
public sealed record LedgerPage(IReadOnlyList<LedgerEntry> Entries, string? Next);

/// <summary>Reads who got what, and why, in order of time.</summary>
public sealed class LedgerStore(TableServiceClient tables, SmarketingConfiguration configuration)
{
    private const int PageSize = 1000;

    private readonly TableClient _reps = tables.GetTableClient(TableNames.Reps);

    /// <summary>Who got the follow-ups of one person in a period, moves from rep to rep included.</summary>
    /// <param name="subjects">Those of all contacts that the person was.</param>
    public async Task<IReadOnlyList<LedgerEntry>> OfAsync(IReadOnlySet<string> subjects, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var entries = new List<LedgerEntry>();
        for (var after = ""; after is not null;)
        {
            var page = await ListAsync(from, to, after, PageSize, cancellation);
            entries.AddRange(page.Entries.Where(entry => subjects.Contains(entry.Arrival.Subject)));
            after = page.Next;
        }

        return entries;
    }

    /// <param name="to">Not part of the period.</param>
    /// <param name="after">The <see cref="LedgerPage.Next"/> of the page before; empty for the first.</param>
    public async Task<LedgerPage> ListAsync(DateTimeOffset from, DateTimeOffset to, string after, int limit, CancellationToken cancellation)
    {
        var begins = RepKeys.LedgerAt(from);
        var filter = TableFilter.Between(configuration.Team.Id, string.CompareOrdinal(after, begins) > 0 ? after : begins, RepKeys.LedgerAt(to));
        var entries = new List<LedgerEntry>();
        await foreach (var row in _reps.QueryAsync<TableEntity>(filter, limit, cancellationToken: cancellation))
        {
            entries.Add(JsonSerializer.Deserialize(StoredText.Read(row), StoredJson.Compact.LedgerEntry)!);
            if (entries.Count == limit)
            {
                return new LedgerPage(entries, row.RowKey);
            }
        }

        return new LedgerPage(entries, Next: null);
    }
}
