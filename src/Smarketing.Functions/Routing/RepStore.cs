using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Routing;

/// <summary>Keeps each rep's load and settings, and the ledger of who got what, together: one team is one partition.</summary>
public sealed class RepStore(TableServiceClient tables, CompanyStore companies, SmarketingConfiguration configuration, ILogger<RepStore> log) : IDisposable
{
    /// <summary>So many others may win the race for the team's rows before this gives up and is tried again as a whole.</summary>
    private const int AttemptsMax = 100;

    /// <summary>So many are given together at most: each may change a rep's row and adds one, and a transaction takes 100.</summary>
    private const int GivenAtOnce = 50;

    private readonly TableClient _reps = tables.GetTableClient(TableNames.Reps);

    /// <summary>One at a time in this process; between processes the ETags decide.</summary>
    private readonly SemaphoreSlim _turn = new(1);

    private readonly ConcurrentQueue<RepWanted> _asked = new();

    private string TeamId => configuration.Team.Id;

    /// <summary>The rep for a follow-up, or the next one where it is to move: chosen once, and the same ever after.</summary>
    /// <remarks>Whoever has the turn gives for all who wait: one transaction, instead of a queue of them.</remarks>
    public async Task<LedgerEntry> AssignAsync(Contact contact, FollowUpState followUp, CancellationToken cancellation)
    {
        var asked = new RepWanted(contact, followUp);
        _asked.Enqueue(asked);
        try
        {
            await _turn.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it any more: it is asked again when it is tried again.
            asked.Given.TrySetCanceled(cancellation);
            throw;
        }

        try
        {
            // Longer than one round where more wait than are given at once.
            while (!asked.Given.Task.IsCompleted)
            {
                await GiveAsync(Waiting());
            }
        }
        finally
        {
            _turn.Release();
        }

        return await asked.Given.Task;
    }

    /// <summary>The team as it stands: the configuration's, with what was changed since.</summary>
    public async Task<(Team Team, IReadOnlyDictionary<string, RepLoad> Loads)> ReadAsync(CancellationToken cancellation) =>
        Standing(await RowsAsync(cancellation));

    /// <summary>Changes a rep by what <paramref name="change"/> makes of the settings: again, from the newest, when somebody else was faster.</summary>
    public async Task ChangeAsync(Rep rep, Func<RepSettings, RepSettings> change, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var rows = await RowsAsync(cancellation);
            var state = rows.GetValueOrDefault(rep.Id)?.State ?? new RepState(RepLoad.None(rep.Id, DateOnly.MinValue), RepSettings.None);
            try
            {
                await _reps.SubmitTransactionAsync([Save(state with { Settings = change(state.Settings) }, rows)], cancellation);
                return;
            }
            catch (TableTransactionFailedException failure) when (failure.Status is 409 or 412 && attempt < AttemptsMax)
            {
                // The rep was given something in between.
            }
        }
    }

    public void Dispose() => _turn.Dispose();

    private List<RepWanted> Waiting()
    {
        var waiting = new List<RepWanted>();
        while (waiting.Count < GivenAtOnce && _asked.TryDequeue(out var asked))
        {
            if (!asked.Given.Task.IsCompleted)
            {
                waiting.Add(asked);
            }
        }

        return waiting;
    }

    /// <summary>Not cancelled by one of those who wait: it is for all of them.</summary>
    private async Task GiveAsync(List<RepWanted> waiting)
    {
        try
        {
            if (waiting.Count > 1 && await TryGiveTogetherAsync(waiting) is { } entries)
            {
                for (var i = 0; i < entries.Count; i++)
                {
                    waiting[i].Given.TrySetResult(entries[i]);
                }

                return;
            }
        }
        catch (Exception failure)
        {
            // One of them may be why: each hears of its own, and whoever waits hears something.
            Log.GivenOneByOne(log, waiting.Count, failure);
        }

        foreach (var asked in waiting)
        {
            try
            {
                asked.Given.TrySetResult(await GiveAsync(asked));
            }
            catch (Exception failure)
            {
                asked.Given.TrySetException(failure);
            }
        }
    }

    private async Task<LedgerEntry> GiveAsync(RepWanted asked)
    {
        var arrival = Arrival.Of(asked.Contact, asked.FollowUp, await companies.FindOwnerAsync(asked.Contact, CancellationToken.None));
        var entry = await AssignAsync(arrival, asked.At, asked.FollowUp.Move?.To, CancellationToken.None);
        await ClaimAsync(asked, entry);
        return entry;
    }

    /// <summary>Null where that can't be: one of them was given before, or another process was faster.</summary>
    private async Task<IReadOnlyList<LedgerEntry>?> TryGiveTogetherAsync(List<RepWanted> waiting)
    {
        var owners = await Task.WhenAll(waiting.Select(asked => companies.FindOwnerAsync(asked.Contact, CancellationToken.None)));
        var rows = await RowsAsync(CancellationToken.None);
        var (team, standing) = Standing(rows);
        var loads = new Dictionary<string, RepLoad>(standing, StringComparer.Ordinal);
        var changed = new HashSet<string>(StringComparer.Ordinal);
        var ownersNow = new Dictionary<string, string>(StringComparer.Ordinal);
        var given = new List<(string Key, LedgerEntry Entry)>();
        foreach (var (asked, owner) in waiting.Zip(owners))
        {
            var company = CompanyClaim.CompanyOf(asked.Contact);
            var arrival = Arrival.Of(asked.Contact, asked.FollowUp, company is not null && ownersNow.TryGetValue(company, out var newest) ? newest : owner);
            var choice = ChoiceOf(team, loads, arrival, asked.At, asked.FollowUp.Move?.To);
            loads[choice.Load.RepId] = choice.Load;
            changed.Add(choice.Load.RepId);
            given.Add((RepKeys.Ledger(arrival, asked.At), choice.Entry));
            if (company is not null && choice.Entry.RepId != Manager.Id)
            {
                ownersNow[company] = choice.Entry.RepId;
            }
        }

        if (given.DistinctBy(one => one.Key).Count() < given.Count)
        {
            return null;
        }

        try
        {
            await _reps.SubmitTransactionAsync([.. changed.Select(rep => SaveLoad(loads[rep], rows)), .. given.Select(one => Note(one.Key, one.Entry))], CancellationToken.None);
        }
        catch (TableTransactionFailedException failure) when (failure.Status is 409 or 412)
        {
            return null;
        }

        await Task.WhenAll(waiting.Zip(given, (asked, one) => ClaimAsync(asked, one.Entry)));
        return [.. given.Select(one => one.Entry)];
    }

    private Task ClaimAsync(RepWanted asked, LedgerEntry entry) =>
        entry.RepId == Manager.Id ? Task.CompletedTask : companies.ClaimAsync(asked.Contact, asked.FollowUp, entry.RepId, CancellationToken.None);

    private static RoutingChoice ChoiceOf(Team team, IReadOnlyDictionary<string, RepLoad> loads, Arrival arrival, DateTimeOffset at, string? named) =>
        team.Find(named) is { } rep ? Router.GiveTo(rep, team, loads, arrival, at) : Router.Choose(team, loads, arrival, at);

    private async Task<LedgerEntry> AssignAsync(Arrival arrival, DateTimeOffset at, string? named, CancellationToken cancellation)
    {
        var ledgerKey = RepKeys.Ledger(arrival, at);
        for (var attempt = 1; ; attempt++)
        {
            var rows = await RowsAsync(cancellation);
            var (team, loads) = Standing(rows);
            var choice = ChoiceOf(team, loads, arrival, at, named);
            try
            {
                await _reps.SubmitTransactionAsync([SaveLoad(choice.Load, rows), Note(ledgerKey, choice.Entry)], cancellation);
                return choice.Entry;
            }
            catch (TableTransactionFailedException failure) when (failure.Status is 409 or 412 && attempt < AttemptsMax)
            {
                // Either this follow-up was given before, or another process gave somebody something in between.
                var given = await _reps.GetEntityIfExistsAsync<TableEntity>(TeamId, ledgerKey, cancellationToken: cancellation);
                if (given.HasValue)
                {
                    return JsonSerializer.Deserialize(StoredText.Read(given.Value!), StoredJson.Compact.LedgerEntry)!;
                }
            }
        }
    }

    private async Task<Dictionary<string, Row>> RowsAsync(CancellationToken cancellation)
    {
        var rows = new Dictionary<string, Row>(StringComparer.Ordinal);
        await foreach (var row in _reps.QueryAsync<TableEntity>(TableFilter.Prefix(TeamId, RepKeys.RepPrefix), cancellationToken: cancellation))
        {
            rows[row.RowKey[RepKeys.RepPrefix.Length..]] = new Row(JsonSerializer.Deserialize(StoredText.Read(row), StoredJson.Compact.RepState)!, row.ETag);
        }

        return rows;
    }

    private (Team Team, IReadOnlyDictionary<string, RepLoad> Loads) Standing(Dictionary<string, Row> rows) => (
        configuration.Team.With(rows.ToDictionary(row => row.Key, row => row.Value.State.Settings, StringComparer.Ordinal)),
        rows.ToDictionary(row => row.Key, row => row.Value.State.Load, StringComparer.Ordinal));

    private TableTransactionAction Note(string key, LedgerEntry entry) =>
        new(TableTransactionActionType.Add, StoredText.Row(TeamId, key, JsonSerializer.Serialize(entry, StoredJson.Compact.LedgerEntry)));

    private TableTransactionAction SaveLoad(RepLoad load, Dictionary<string, Row> rows) =>
        Save(new RepState(load, rows.GetValueOrDefault(load.RepId)?.State.Settings ?? RepSettings.None), rows);

    private TableTransactionAction Save(RepState state, Dictionary<string, Row> rows)
    {
        var row = StoredText.Row(TeamId, RepKeys.Rep(state.Load.RepId), JsonSerializer.Serialize(state, StoredJson.Compact.RepState));
        return rows.TryGetValue(state.Load.RepId, out var stored)
            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, stored.ETag)
            : new TableTransactionAction(TableTransactionActionType.Add, row);
    }

    private sealed record Row(RepState State, ETag ETag);
}
