using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Orchestration;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.FollowUp;

/// <summary>Which follow-up an orchestration runs. Stored in histories that outlive deployments: only add to it.</summary>
public sealed record FollowUpReference(string ContactId, int Number)
{
    public int Version { get; init; } = 1;
}

/// <summary>Takes a follow-up forward: load, decide, save, send. The orchestration and a rep's answer use the same steps.</summary>
public sealed class FollowUpActivities(
    ContactStore contacts, RepStore reps, OutboxDrain outbox, SmarketingConfiguration configuration, TimeProvider clock, ILogger<FollowUpActivities> log)
{
    /// <summary>An attempt that opens later than this is told of: alarms come late, or the program was down.</summary>
    private static readonly TimeSpan LateFrom = TimeSpan.FromMinutes(15);

    [Function(nameof(AdvanceFollowUp))]
    public async Task<Alarm> AdvanceFollowUp(
        [ActivityTrigger] FollowUpReference followUp, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        using var trace = Telemetry.Traces.StartActivity("follow-up");
        trace?.SetTag("contact", followUp.ContactId);

        // One and the same instant for what is due and for what comes next: what falls due while mails are sent is an
        // alarm in the past, which fires at once.
        var now = clock.GetUtcNow();
        var (_, rows) = await TellOrRouteAsync(new Telling(followUp.ContactId, followUp.Number, new FollowUpSignal.Wake(), now, By: null, Marks: false), cancellation);
        await outbox.DrainOrLeaveAsync(rows, client, cancellation);
        return rows.Contact?.FollowUp is { IsOver: false } state && state.Number == followUp.Number
            ? new Alarm(FollowUpAlarms.Next(state, now, configuration.Plan))
            : new Alarm(At: null);
    }

    /// <summary>Tells the follow-up something; one that isn't the contact's latest is over, and for a rep who has it no longer, too.</summary>
    /// <param name="by">The rep who says so; null where it is nobody in particular.</param>
    public Task<(FollowUpReply Reply, ContactRows Rows)> SignalAsync(
        string contactId, int number, FollowUpSignal signal, DateTimeOffset now, CancellationToken cancellation, string? by = null) =>
        TellOrRouteAsync(new Telling(contactId, number, signal, now, by, Marks: true), cancellation);

    private async Task<(FollowUpReply Reply, ContactRows Rows)> TellOrRouteAsync(Telling telling, CancellationToken cancellation)
    {
        var told = await TellAsync(telling, given: null, cancellation);
        if (told.Waiting is { } waiting)
        {
            var ledger = await reps.AssignAsync(waiting, waiting.FollowUp!, cancellation);
            told = await TellAsync(telling, new Given(ledger, waiting.FollowUp!.MoveCount), cancellation);
        }

        return (told.Reply, told.Rows);
    }

    /// <summary>Where a rep must be found first, nothing is told, and the contact waits.</summary>
    /// <param name="given">The rep who was found, whose the follow-up becomes before it is told.</param>
    private async Task<(FollowUpReply Reply, ContactRows Rows, Contact? Waiting)> TellAsync(Telling telling, Given? given, CancellationToken cancellation)
    {
        var told = Told.Nothing;
        var result = await contacts.ChangeOnlyAsync(telling.ContactId, contact => (told = Tell(contact, telling, given)).Change, cancellation, telling.Marks);
        Observe(telling.ContactId, told.Events, telling.Now);
        return (told.Reply, result.Rows, told.Waiting);
    }

    private Told Tell(Contact? contact, Telling telling, Given? given)
    {
        if (contact?.FollowUp is not { } found || found.Number != telling.Number)
        {
            return Told.Nothing;
        }

        if (found.NeedsRouting && given is null)
        {
            return Told.Nothing with { Waiting = contact };
        }

        var assigned = found.NeedsRouting && found.MoveCount == given!.MoveCount ? FollowUpStart.Assign(contact, found, given.Ledger, configuration, telling.Now) : null;
        var standing = assigned?.Contact ?? contact;
        var state = standing.FollowUp!;
        if (!state.IsRouted || (telling.By is not null && telling.By != state.RepId))
        {
            return Told.Nothing with { Change = assigned };
        }

        var calendar = configuration.CalendarOf(state.RepId);
        var decision = FollowUpDecider.On(state, telling.Signal, telling.Now, configuration.Plan, calendar);
        var change = decision.Reply == FollowUpReply.Recorded ? FollowUpConsequences.Of(standing, decision, telling.Now, configuration.Nurture, calendar) : null;
        return new Told(assigned?.Then(change) ?? change, decision.Reply, decision.Events, Waiting: null);
    }

    private void Observe(string contactId, IEnumerable<FollowUpEvent> events, DateTimeOffset now)
    {
        foreach (var opened in events.OfType<FollowUpEvent.Opened>())
        {
            var late = now - opened.Attempt.OpensAt;
            Telemetry.AttemptOpened(late);
            if (late >= LateFrom)
            {
                Log.AttemptSeenLate(log, contactId, opened.Attempt.Number, (int)late.TotalMinutes);
            }
        }
    }

    /// <param name="Marks">Whether the sweep must know, since nobody comes again if this breaks off.</param>
    private sealed record Telling(string ContactId, int Number, FollowUpSignal Signal, DateTimeOffset Now, string? By, bool Marks);

    /// <param name="Waiting">The contact, for whom a rep must be found first.</param>
    private sealed record Told(ContactChange? Change, FollowUpReply Reply, IReadOnlyList<FollowUpEvent> Events, Contact? Waiting)
    {
        public static readonly Told Nothing = new(null, FollowUpReply.Over, [], null);
    }

    /// <param name="MoveCount">Of the follow-up that the rep was found for: if it has moved on since, another must be.</param>
    private sealed record Given(LedgerEntry Ledger, int MoveCount);
}

/// <summary>How a follow-up is named outside its contact.</summary>
public static class FollowUpKeys
{
    public static string Of(string subject, int number) => FormattableString.Invariant($"{subject}-{number}");

    /// <summary>Tells what is done for one rep from the same done for the next.</summary>
    public static string AfterMoves(string cause, int moveCount) => moveCount == 0 ? cause : FormattableString.Invariant($"{cause}-move-{moveCount}");

    public static string Instance(string subject, int number) => $"followup-{Of(subject, number)}";
}
