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
        var (_, contact) = await TellOrRouteAsync(new Telling(followUp.ContactId, followUp.Number, new FollowUpSignal.Wake(), now, By: null, Marks: false), cancellation);
        await outbox.DrainOrLeaveAsync(followUp.ContactId, client, cancellation);
        return contact?.FollowUp is { IsOver: false } state && state.Number == followUp.Number
            ? new Alarm(FollowUpAlarms.Next(state, now, configuration.Plan))
            : new Alarm(At: null);
    }

    /// <summary>Tells the follow-up something; one that isn't the contact's latest is over, and for a rep who has it no longer, too.</summary>
    /// <param name="by">The rep who says so; null where it is nobody in particular.</param>
    public Task<(FollowUpReply Reply, Contact? Contact)> SignalAsync(
        string contactId, int number, FollowUpSignal signal, DateTimeOffset now, CancellationToken cancellation, string? by = null) =>
        TellOrRouteAsync(new Telling(contactId, number, signal, now, by, Marks: true), cancellation);

    private async Task<(FollowUpReply Reply, Contact? Contact)> TellOrRouteAsync(Telling telling, CancellationToken cancellation)
    {
        var told = await TellAsync(telling, mayWait: true, cancellation);
        if (told.Waiting is { } waiting)
        {
            await RouteAsync(waiting, telling, cancellation);
            told = await TellAsync(telling, mayWait: false, cancellation);
        }

        return (told.Reply, told.Contact);
    }

    /// <summary>Where it <paramref name="mayWait"/> and a rep must be found first, nothing is told, and the contact waits.</summary>
    private async Task<(FollowUpReply Reply, Contact? Contact, Contact? Waiting)> TellAsync(Telling telling, bool mayWait, CancellationToken cancellation)
    {
        var reply = FollowUpReply.Over;
        IReadOnlyList<FollowUpEvent> events = [];
        Contact? waiting = null;
        var result = await contacts.ChangeOnlyAsync(
            telling.ContactId,
            contact =>
            {
                (reply, events, waiting) = (FollowUpReply.Over, [], null);
                if (contact?.FollowUp is not { } state || state.Number != telling.Number)
                {
                    return null;
                }

                if (mayWait && state.NeedsRouting)
                {
                    waiting = contact;
                    return null;
                }

                if (!state.IsRouted || (telling.By is not null && telling.By != state.RepId))
                {
                    return null;
                }

                var calendar = configuration.CalendarOf(state.RepId);
                var decision = FollowUpDecider.On(state, telling.Signal, telling.Now, configuration.Plan, calendar);
                (reply, events) = (decision.Reply, decision.Events);
                return decision.Reply == FollowUpReply.Recorded
                    ? FollowUpConsequences.Of(contact, decision, telling.Now, configuration.Nurture, calendar)
                    : null;
            },
            cancellation,
            telling.Marks);
        Observe(telling.ContactId, events, telling.Now);
        return (reply, result.Contact, waiting);
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

    /// <summary>Gives a follow-up that is new, or is to move, to a rep: once.</summary>
    private async Task RouteAsync(Contact found, Telling telling, CancellationToken cancellation)
    {
        var waiting = found.FollowUp!;
        var ledger = await reps.AssignAsync(found, waiting, cancellation);
        await contacts.ChangeOnlyAsync(
            found.Id,
            contact => contact?.FollowUp is { NeedsRouting: true } state && state.Number == telling.Number && state.MoveCount == waiting.MoveCount
                ? FollowUpStart.Assign(contact, state, ledger, configuration, clock.GetUtcNow())
                : null,
            cancellation,
            telling.Marks);
    }

    /// <param name="Marks">Whether the sweep must know, since nobody comes again if this breaks off.</param>
    private sealed record Telling(string ContactId, int Number, FollowUpSignal Signal, DateTimeOffset Now, string? By, bool Marks);
}

/// <summary>How a follow-up is named outside its contact.</summary>
public static class FollowUpKeys
{
    public static string Of(string subject, int number) => FormattableString.Invariant($"{subject}-{number}");

    /// <summary>Tells what is done for one rep from the same done for the next.</summary>
    public static string AfterMoves(string cause, int moveCount) => moveCount == 0 ? cause : FormattableString.Invariant($"{cause}-move-{moveCount}");

    public static string Instance(string subject, int number) => $"followup-{Of(subject, number)}";
}
