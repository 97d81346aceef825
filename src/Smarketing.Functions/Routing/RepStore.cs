using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Routing;

/// <summary>Keeps each rep's load and settings, and the ledger of who got what, together: one team is one partition.</summary>
public sealed class RepStore(TableServiceClient tables, CompanyStore companies, SmarketingConfiguration configuration) : IDisposable
{
    /// <summary>So many others may win the race for the team's rows before this gives up and is tried again as a whole.</summary>
    private const int AttemptsMax = 100;

    private readonly TableClient _reps = tables.GetTableClient(TableNames.Reps);

    /// <summary>One at a time in this process; between processes the ETags decide.</summary>
    private readonly SemaphoreSlim _turn = new(1);

    private string TeamId => configuration.Team.Id;

    /// <summary>The rep for a follow-up, or the next one where it is to move: chosen once, and the same ever after.</summary>
    public async Task<LedgerEntry> AssignAsync(Contact contact, FollowUpState followUp, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var arrival = Arrival.Of(contact, followUp, await companies.FindOwnerAsync(contact, cancellation));
            var entry = await AssignAsync(arrival, followUp.Move?.At ?? followUp.StartedAt, followUp.Move?.To, cancellation);
            if (entry.RepId != Manager.Id)
            {
                await companies.ClaimAsync(contact, followUp, entry.RepId, cancellation);
            }

            return entry;
        }
        finally
        {
            _turn.Release();
        }
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

    private async Task<LedgerEntry> AssignAsync(Arrival arrival, DateTimeOffset at, string? named, CancellationToken cancellation)
    {
        var ledgerKey = RepKeys.Ledger(arrival, at);
        for (var attempt = 1; ; attempt++)
        {
            var rows = await RowsAsync(cancellation);
            var (team, loads) = Standing(rows);
            var choice = team.Find(named) is { } rep ? Router.GiveTo(rep, team, loads, arrival, at) : Router.Choose(team, loads, arrival, at);
            try
            {
                await _reps.SubmitTransactionAsync(
                    [
                        Save(new RepState(choice.Load, rows.GetValueOrDefault(choice.Load.RepId)?.State.Settings ?? RepSettings.None), rows),
                        new TableTransactionAction(
                            TableTransactionActionType.Add,
                            StoredText.Row(TeamId, ledgerKey, JsonSerializer.Serialize(choice.Entry, StoredJson.Compact.LedgerEntry))),
                    ],
                    cancellation);
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

    private TableTransactionAction Save(RepState state, Dictionary<string, Row> rows)
    {
        var row = StoredText.Row(TeamId, RepKeys.Rep(state.Load.RepId), JsonSerializer.Serialize(state, StoredJson.Compact.RepState));
        return rows.TryGetValue(state.Load.RepId, out var stored)
            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, stored.ETag)
            : new TableTransactionAction(TableTransactionActionType.Add, row);
    }

    private sealed record Row(RepState State, ETag ETag);
}
