using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Reports;

/// <summary>Appends facts, each to the company's day on which its cause was, and reads those of days.</summary>
public sealed class FactStore(TableServiceClient tables, SmarketingConfiguration configuration)
{
    private readonly TableClient _facts = tables.GetTableClient(TableNames.Facts);

    public async Task AppendAsync(IReadOnlyList<Fact> facts, CancellationToken cancellation)
    {
        foreach (var day in facts.GroupBy(fact => FactKeys.Day(fact, configuration.Company.Zone)))
        {
            var rows = day.Select(fact => RowOf(day.Key, fact)).ToList();
            if (rows is [var only])
            {
                await _facts.UpsertEntityAsync(only, TableUpdateMode.Replace, cancellation);
                continue;
            }

            await _facts.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellation);
        }
    }

    /// <summary>The facts of one kind, in order of their days.</summary>
    /// <param name="to">The last day.</param>
    public async Task<IReadOnlyList<StoredFact>> ListAsync(string kind, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var filter = $"{TableFilter.Partitions(FactKeys.Day(from), FactKeys.Day(to.AddDays(1)))} and Kind eq '{kind}'";
        var found = new List<StoredFact>();
        await foreach (var row in _facts.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            found.Add(new StoredFact(
                row.GetDateTimeOffset("At")!.Value, row.GetString("Subject"), JsonSerializer.Deserialize(row.GetString("Values"), StoredJson.Compact.IReadOnlyDictionaryStringString)!));
        }

        return found;
    }

    private static TableEntity RowOf(string day, Fact fact) => new(day, FactKeys.Row(fact))
    {
        ["At"] = fact.At,
        ["Kind"] = fact.Kind,
        ["Subject"] = fact.Subject,
        ["Values"] = JsonSerializer.Serialize(fact.Values, StoredJson.Compact.IReadOnlyDictionaryStringString),
    };
}

/// <summary>A fact as it is kept: what caused it is in its key, as a hash.</summary>
public sealed record StoredFact(DateTimeOffset At, string Subject, IReadOnlyDictionary<string, string> Values);

/// <summary>The rows of the Facts table.</summary>
public static class FactKeys
{
    public static string Day(Fact fact, TimeZoneInfo zone) => Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(fact.At, zone).DateTime));

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Row(Fact fact) => string.Create(
        CultureInfo.InvariantCulture, $"{fact.At.UtcDateTime:HHmmssfffffff}|{fact.Subject}|{fact.Kind}|{ContactId.Derived(fact.Cause)}");
}
