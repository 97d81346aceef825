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

    /// <summary>The facts of one kind in some days, as they are kept: by the company's day, and in it by the time of day in UTC.</summary>
    public async Task<StageMoves> ListAsync(string kind, Period days, FactPosition? after, int limit, CancellationToken cancellation)
    {
        var (listed, position) = (new List<Fact>(), after);
        var ofKind = TableFilter.Equal("Kind", kind);
        var rest = TableFilter.Partitions(FactKeys.Day(after?.Day.AddDays(1) ?? days.From), FactKeys.Day(days.To.AddDays(1)));
        string[] filters = after is null ? [rest] : [TableFilter.From(FactKeys.Day(after.Day), after.Time), rest];
        var toPass = after?.Passed ?? 0;
        foreach (var filter in filters)
        {
            await foreach (var row in _facts.QueryAsync<TableEntity>($"{filter} and {ofKind}", cancellationToken: cancellation))
            {
                if (toPass > 0 && row.RowKey.StartsWith(after!.Time, StringComparison.Ordinal))
                {
                    toPass--;
                    continue;
                }

                if (listed.Count == limit)
                {
                    return new StageMoves(listed, position);
                }

                toPass = 0;
                position = FactKeys.After(row.PartitionKey, row.RowKey, position);
                listed.Add(FactOf(row));
            }
        }

        return new StageMoves(listed, Next: null);
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

    /// <summary>Of the time with which a row's key begins.</summary>
    public const int TimeLength = 13;

    public static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset at, TimeZoneInfo zone) => Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime));

    /// <summary>Where a list has come to with a row.</summary>
    public static FactPosition After(string partition, string row, FactPosition? before)
    {
        var (day, time) = (DateOnly.ParseExact(partition, DayFormat, CultureInfo.InvariantCulture), row[..TimeLength]);
        return before is { } earlier && earlier.Day == day && earlier.Time == time ? earlier with { Passed = earlier.Passed + 1 } : new FactPosition(day, time, 1);
    }

    public static string Row(Fact fact) => string.Create(
        CultureInfo.InvariantCulture, $"{fact.At.UtcDateTime:HHmmssfffffff}|{fact.Subject}|{fact.Kind}|{ContactId.Derived(fact.Cause)}");
}
