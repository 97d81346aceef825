using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Reports;

/// <summary>What the facts of closed days come to, and which days must be rolled up anew.</summary>
public sealed class RollupStore(TableServiceClient tables)
{
    private const string Marks = "marks";
    private const string State = "state";
    private const string Through = nameof(Through);
    private const string Version = nameof(Version);

    private readonly TableClient _rollups = tables.GetTableClient(TableNames.Rollups);

    /// <summary>A fact came for a day that is past.</summary>
    public Task MarkAsync(string day, CancellationToken cancellation) => _rollups.UpsertEntityAsync(new TableEntity(Marks, day), TableUpdateMode.Replace, cancellation);

    public async Task<IReadOnlyList<DayMark>> MarksAsync(CancellationToken cancellation)
    {
        var marks = new List<DayMark>();
        await foreach (var row in _rollups.QueryAsync<TableEntity>(TableFilter.Partition(Marks), cancellationToken: cancellation))
        {
            marks.Add(new DayMark(DateOnly.ParseExact(row.RowKey, FactKeys.DayFormat, CultureInfo.InvariantCulture), row.ETag));
        }

        return marks;
    }

    /// <summary>Takes a mark away, unless a fact has come since it was read.</summary>
    public async Task UnmarkAsync(DayMark mark, CancellationToken cancellation)
    {
        try
        {
            await _rollups.DeleteEntityAsync(Marks, FactKeys.Day(mark.Day), mark.ETag, cancellation);
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 412)
        {
            // The day is rolled up once more, or somebody else has just done so.
        }
    }

    /// <summary>The last day up to which all days are rolled up as reports count today; null where none is.</summary>
    public async Task<DateOnly?> FindClosedThroughAsync(CancellationToken cancellation)
    {
        var found = await _rollups.GetEntityIfExistsAsync<TableEntity>(State, State, cancellationToken: cancellation);
        return found is { HasValue: true, Value: { } row } && row.GetInt32(Version) == Rollup.Version
            ? DateOnly.ParseExact(row.GetString(Through), FactKeys.DayFormat, CultureInfo.InvariantCulture)
            : null;
    }

    public Task CloseThroughAsync(DateOnly day, CancellationToken cancellation) =>
        _rollups.UpsertEntityAsync(new TableEntity(State, State) { [Through] = FactKeys.Day(day), [Version] = Rollup.Version }, TableUpdateMode.Replace, cancellation);

    public Task SaveAsync(ReportName report, DateOnly day, Tally tally, CancellationToken cancellation) =>
        _rollups.UpsertEntityAsync(StoredText.Row(Words.Of(report), FactKeys.Day(day), JsonSerializer.Serialize(tally, StoredJson.Compact.Tally)), TableUpdateMode.Replace, cancellation);

    /// <summary>A report's days, those without a fact left out.</summary>
    public async Task<IReadOnlyList<DayTally>> ListAsync(ReportName report, Period days, CancellationToken cancellation)
    {
        var filter = $"{TableFilter.Partition(Words.Of(report))} and RowKey ge '{FactKeys.Day(days.From)}' and RowKey le '{FactKeys.Day(days.To)}'";
        var tallies = new List<DayTally>();
        await foreach (var row in _rollups.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            tallies.Add(new DayTally(DateOnly.ParseExact(row.RowKey, FactKeys.DayFormat, CultureInfo.InvariantCulture), JsonSerializer.Deserialize(StoredText.Read(row), StoredJson.Compact.Tally)!));
        }

        return tallies;
    }
}

/// <summary>A day that must be rolled up anew, and the state of the row that says so.</summary>
public sealed record DayMark(DateOnly Day, ETag ETag);
