using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.FollowUp;

/// <summary>What it means for a contact's follow-up that a mail has arrived, has come back, or was answered.</summary>
public static class FollowUpDelivery
{
    /// <summary>The mail of an automatic attempt has arrived. Null where it changes nothing.</summary>
    public static ContactChange? Of(Contact contact, int followUp, int attempt, SmarketingConfiguration configuration, DateTimeOffset now) =>
        contact.FollowUp is { IsRouted: true } state && state.Number == followUp
            ? Tell(contact, state, [new FollowUpSignal.Delivered(attempt)], configuration, now)
            : null;

    /// <summary>The mail of an automatic attempt was answered by a person. Null where it changes nothing.</summary>
    public static ContactChange? Replied(Contact contact, int followUp, int attempt, SmarketingConfiguration configuration, DateTimeOffset now) =>
        contact.FollowUp is { IsRouted: true } state && state.Number == followUp
            ? Tell(contact, state, [new FollowUpSignal.Outcome(attempt, AttemptOutcome.Replied)], configuration, now)
            : null;

    /// <summary>
    /// The address is bad: mails become calls, and where there is no telephone either, the follow-up ends. Null where it changes nothing.
    /// </summary>
    /// <param name="cause">What showed it.</param>
    /// <param name="followUp">With <paramref name="attempt"/>: the attempt whose mail came back; null for any other mail.</param>
    public static ContactChange? Failed(Contact contact, string cause, int? followUp, int? attempt, SmarketingConfiguration configuration, DateTimeOffset now)
    {
        if (contact.FollowUp is not { IsRouted: true, Ended: null } state)
        {
            return null;
        }

        IReadOnlyList<FollowUpSignal> signals = state.Number == followUp && attempt is { } number
            ? [new FollowUpSignal.Outcome(number, AttemptOutcome.Bounced), new FollowUpSignal.AddressFailed()]
            : [new FollowUpSignal.AddressFailed()];
        if (Tell(contact, state, signals, configuration, now) is not { } change)
        {
            return null;
        }

        // An agreed call is called off with every change; this one the rep didn't bring about.
        Effect[] calledOff = FollowUpAppointments.Overtaken(state, change.Contact.FollowUp) is { } open ? [FollowUpAppointments.CallOff(state, open, cause, repId: null)] : [];
        return change with { Effects = [.. change.Effects, .. calledOff, new Effect.SignalFollowUp(state.Number, cause)] };
    }

    /// <summary>All of it as one change; a signal that changes nothing holds up none after it.</summary>
    private static ContactChange? Tell(Contact contact, FollowUpState state, IEnumerable<FollowUpSignal> signals, SmarketingConfiguration configuration, DateTimeOffset now)
    {
        var calendar = configuration.CalendarOf(state.RepId);
        var told = FollowUpDecision.Nothing(state, FollowUpReply.Unchanged);
        foreach (var signal in signals)
        {
            var decision = FollowUpDecider.On(told.State, signal, now, configuration.Plan, calendar);
            if (decision.Reply == FollowUpReply.Recorded)
            {
                told = decision with { Events = [.. told.Events, .. decision.Events] };
            }
        }

        return told.Reply == FollowUpReply.Recorded ? FollowUpConsequences.Of(contact, told, now, configuration.Nurture, calendar) : null;
    }
}
