using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Data.Tables;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Reports;

/// <summary>Appends facts, each to the company's day on which its cause was, and reads those of days.</summary>
public sealed class FactStore(TableServiceClient tables, RollupStore rollups, SmarketingConfiguration configuration, TimeProvider clock)
{
    private readonly TableClient _facts = tables.GetTableClient(TableNames.Facts);

    public async Task AppendAsync(IReadOnlyList<Fact> facts, CancellationToken cancellation)
    {
        foreach (var day in facts.GroupBy(fact => FactKeys.Day(fact.At, configuration.Company.Zone)))
        {
            var rows = day.Select(fact => RowOf(day.Key, fact)).ToList();
            if (rows is [var only])
            {
                await _facts.UpsertEntityAsync(only, TableUpdateMode.Replace, cancellation);
            }
            else
            {
                await _facts.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellation);
            }

            foreach (var fact in day)
            {
                Telemetry.Written(fact);
            }

            // After the facts: whoever rolls the day up takes the mark away only if it is older than what they read.
            if (string.CompareOrdinal(day.Key, FactKeys.Day(clock.GetUtcNow(), configuration.Company.Zone)) < 0)
            {
                await rollups.MarkAsync(day.Key, cancellation);
            }
        }
    }

    /// <summary>The facts of some days, the last one included, whatever shards a day is kept in.</summary>
    public async IAsyncEnumerable<Fact> ReadAsync(Period days, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = TableFilter.Partitions(FactKeys.Day(days.From), FactKeys.Day(days.To.AddDays(1)));
        await foreach (var row in _facts.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            yield return FactOf(row);
        }
    }

    /// <summary>The day of the oldest fact before a day; null where there is none.</summary>
    public async Task<DateOnly?> FindFirstDayAsync(DateOnly before, CancellationToken cancellation)
    {
        await foreach (var row in _facts.QueryAsync<TableEntity>(TableFilter.Partitions("0", FactKeys.Day(before)), maxPerPage: 1, select: ["PartitionKey"], cancellationToken: cancellation))
        {
            return DateOnly.ParseExact(row.PartitionKey[..FactKeys.DayFormat.Length], FactKeys.DayFormat, CultureInfo.InvariantCulture);
        }

        return null;
    }

    /// <summary>What caused it is in its key, as a hash.</summary>
    private static Fact FactOf(TableEntity row) => new(
        row.GetDateTimeOffset("At")!.Value, row.GetString("Kind"), row.GetString("Subject"), row.RowKey,
        JsonSerializer.Deserialize(row.GetString("Values"), StoredJson.Compact.IReadOnlyDictionaryStringString)!);

    private static TableEntity RowOf(string day, Fact fact) => new(day, FactKeys.Row(fact))
    {
        ["At"] = fact.At,
        ["Kind"] = fact.Kind,
        ["Subject"] = fact.Subject,
        ["Values"] = JsonSerializer.Serialize(fact.Values, StoredJson.Compact.IReadOnlyDictionaryStringString),
    };
}

/// <summary>The rows of the Facts table.</summary>
public static class FactKeys
{
    public const string DayFormat = "yyyy-MM-dd";

    public static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset at, TimeZoneInfo zone) => Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime));

    public static string Row(Fact fact) => string.Create(
        CultureInfo.InvariantCulture, $"{fact.At.UtcDateTime:HHmmssfffffff}|{fact.Subject}|{fact.Kind}|{ContactId.Derived(fact.Cause)}");
}
