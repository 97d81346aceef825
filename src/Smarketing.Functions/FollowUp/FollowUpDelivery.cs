using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.FollowUp;

/// <summary>What it means for a contact that the mail of an automatic attempt has arrived.</summary>
public static class FollowUpDelivery
{
    /// <summary>Null where it changes nothing.</summary>
    public static ContactChange? Of(Contact contact, int followUp, int attempt, SmarketingConfiguration configuration, DateTimeOffset now)
    {
        if (contact.FollowUp is not { IsRouted: true } state || state.Number != followUp)
        {
            return null;
        }

        var calendar = configuration.CalendarOf(state.RepId);
        var decision = FollowUpDecider.On(state, new FollowUpSignal.Delivered(attempt), now, configuration.Plan, calendar);
        return decision.Reply == FollowUpReply.Recorded ? FollowUpConsequences.Of(contact, decision, now, configuration.Nurture, calendar) : null;
    }
}
