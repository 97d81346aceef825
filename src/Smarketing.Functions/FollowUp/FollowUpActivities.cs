using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.FollowUp;

/// <summary>Which follow-up an orchestration runs. Stored in histories that outlive deployments: only add to it.</summary>
public sealed record FollowUpReference(string ContactId, int Number)
{
    public int Version { get; init; } = 1;
}

/// <summary>When an orchestration wakes next. Stored in histories that outlive deployments: only add to it.</summary>
/// <param name="At">Null when it is over.</param>
public sealed record Alarm(DateTimeOffset? At)
{
    public int Version { get; init; } = 1;
}

/// <summary>Takes a follow-up forward: load, decide, save, send. The orchestration and a rep's answer use the same steps.</summary>
public sealed class FollowUpActivities(ContactStore contacts, RepStore reps, OutboxDrain outbox, SmarketingConfiguration configuration, TimeProvider clock)
{
    [Function(nameof(AdvanceFollowUp))]
    public async Task<Alarm> AdvanceFollowUp(
        [ActivityTrigger] FollowUpReference followUp, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (_, contact) = await SignalAsync(followUp.ContactId, followUp.Number, new FollowUpSignal.Wake(), cancellation);
        await outbox.DrainAsync(followUp.ContactId, client, cancellation);
        return contact?.FollowUp is { IsOver: false } state && state.Number == followUp.Number
            ? new Alarm(FollowUpDecider.NextAlarm(state, clock.GetUtcNow(), configuration.Plan))
            : new Alarm(At: null);
    }

    /// <summary>Tells the follow-up something; a follow-up that isn't the contact's latest is over.</summary>
    public async Task<(FollowUpReply Reply, Contact? Contact)> SignalAsync(string contactId, int number, FollowUpSignal signal, CancellationToken cancellation)
    {
        await RouteAsync(contactId, number, cancellation);
        var reply = FollowUpReply.Over;
        var result = await contacts.ChangeAsync(
            contactId,
            contact =>
            {
                if (contact?.FollowUp is not { IsRouted: true } state || state.Number != number || configuration.Team.Find(state.RepId) is not { } rep)
                {
                    reply = FollowUpReply.Over;
                    return null;
                }

                var now = clock.GetUtcNow();
                var decision = FollowUpDecider.On(state, signal, now, configuration.Plan, rep.Calendar);
                reply = decision.Reply;
                return decision.Reply == FollowUpReply.Recorded
                    ? FollowUpConsequences.Of(contact, decision, now, configuration.Nurture)
                    : null;
            },
            cancellation);
        return (reply, result.Contact);
    }

    /// <summary>Gives a new follow-up to a rep, once.</summary>
    private async Task RouteAsync(string contactId, int number, CancellationToken cancellation)
    {
        var found = await contacts.FindAsync(contactId, cancellation);
        if (found?.FollowUp is not { IsRouted: false, Ended: null } waiting || waiting.Number != number)
        {
            return;
        }

        var ledger = await reps.AssignAsync(FollowUpKeys.Of(found.Subject, number), waiting.StartedAt, cancellation);
        await contacts.ChangeAsync(
            contactId,
            contact => contact?.FollowUp is { IsRouted: false, Ended: null } state && state.Number == number
                ? FollowUpConsequences.Assign(contact, state, ledger, configuration, clock.GetUtcNow())
                : null,
            cancellation);
    }
}

/// <summary>How a follow-up is named outside its contact.</summary>
public static class FollowUpKeys
{
    public static string Of(string subject, int number) => FormattableString.Invariant($"{subject}-{number}");

    public static string Instance(string subject, int number) => $"followup-{Of(subject, number)}";
}
