using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Reports;

/// <summary>Appends facts, each to the company's day on which its cause was.</summary>
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
    public static string Day(Fact fact, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(fact.At, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Row(Fact fact) => string.Create(
        CultureInfo.InvariantCulture, $"{fact.At.UtcDateTime:HHmmssfffffff}|{fact.Subject}|{fact.Kind}|{ContactId.Derived(fact.Cause)}");
}
