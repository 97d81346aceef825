using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Routing;

/// <summary>Keeps each rep's load and the ledger of who got what, together: one team is one partition.</summary>
public sealed class RepStore(TableServiceClient tables, SmarketingConfiguration configuration) : IDisposable
{
    /// <summary>So many others may win the race for the team's rows before this gives up and is tried again as a whole.</summary>
    private const int AttemptsMax = 100;

    private readonly TableClient _reps = tables.GetTableClient(TableNames.Reps);

    /// <summary>One at a time in this process; between processes the ETags decide.</summary>
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>The rep for a follow-up: chosen once, and the same ever after.</summary>
    /// <param name="followUpKey">Names the follow-up by its contact's subject id and number.</param>
    public async Task<LedgerEntry> AssignAsync(string followUpKey, DateTimeOffset now, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var team = configuration.Team;
                var ledgerRow = await _reps.GetEntityIfExistsAsync<TableEntity>(team.Id, RepKeys.Ledger(followUpKey), cancellationToken: cancellation);
                if (ledgerRow.HasValue)
                {
                    return JsonSerializer.Deserialize(StoredText.Read(ledgerRow.Value!), StoredJson.Compact.LedgerEntry)!;
                }

                var (loads, etags) = await LoadsAsync(team.Id, cancellation);
                var week = RepKeys.WeekOf(now, configuration.Company.Zone);
                var entry = Router.Choose(team, loads, week, now);
                var load = (loads.GetValueOrDefault(entry.RepId) ?? new RepLoad(entry.RepId, week, 0, 0, null)).Given(week, now);
                try
                {
                    await _reps.SubmitTransactionAsync(
                        [
                            etags.TryGetValue(entry.RepId, out var etag)
                                ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, RowOf(team.Id, load), etag)
                                : new TableTransactionAction(TableTransactionActionType.Add, RowOf(team.Id, load)),
                            new TableTransactionAction(
                                TableTransactionActionType.Add,
                                StoredText.Row(team.Id, RepKeys.Ledger(followUpKey), JsonSerializer.Serialize(entry, StoredJson.Compact.LedgerEntry))),
                        ],
                        cancellation);
                    return entry;
                }
                catch (TableTransactionFailedException failure) when (failure.Status is 409 or 412 && attempt < AttemptsMax)
                {
                    // Another process gave somebody something in between: choose again.
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<(Dictionary<string, RepLoad> Loads, Dictionary<string, ETag> ETags)> LoadsAsync(string team, CancellationToken cancellation)
    {
        var loads = new Dictionary<string, RepLoad>(StringComparer.Ordinal);
        var etags = new Dictionary<string, ETag>(StringComparer.Ordinal);
        await foreach (var row in _reps.QueryAsync<TableEntity>(TableFilter.Prefix(team, RepKeys.RepPrefix), cancellationToken: cancellation))
        {
            var load = new RepLoad(
                row.RowKey[RepKeys.RepPrefix.Length..], DateOnly.ParseExact(row.GetString("Week"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
                row.GetInt32("ThisWeek")!.Value, row.GetInt32("InAll")!.Value, row.GetDateTimeOffset("LastAt"));
            loads[load.RepId] = load;
            etags[load.RepId] = row.ETag;
        }

        return (loads, etags);
    }

    private static TableEntity RowOf(string team, RepLoad load) => new(team, RepKeys.RepPrefix + load.RepId)
    {
        ["Week"] = load.Week.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["ThisWeek"] = load.ThisWeek,
        ["InAll"] = load.InAll,
        ["LastAt"] = load.LastAt,
    };
}

/// <summary>The rows of a team's partition.</summary>
public static class RepKeys
{
    public const string RepPrefix = "rep|";

    public static string Ledger(string followUpKey) => $"ledger|{followUpKey}";

    /// <summary>The Monday of the week, in the company's zone.</summary>
    public static DateOnly WeekOf(DateTimeOffset now, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }
}
