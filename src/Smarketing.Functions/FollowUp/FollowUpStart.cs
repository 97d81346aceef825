using System.Globalization;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.FollowUp;

/// <summary>How a follow-up begins: the contact becomes an MQL, and then a rep's.</summary>
public static class FollowUpStart
{
    /// <summary>The start of the contact's next follow-up: the contact is an MQL, and marketing's track stops.</summary>
    public static (Contact Contact, IReadOnlyList<Effect> Effects) Of(Contact contact, IReadOnlyList<string> why, DateTimeOffset now)
    {
        var number = (contact.FollowUp?.Number ?? 0) + 1;
        var started = contact.At(Stage.Mql, now) with
        {
            // The person's new wish closes the time in which the verdict before it could be corrected.
            EarlierFollowUps = contact.FollowUp is { } earlier ? [.. contact.EarlierFollowUps.TakeLast(FollowUpConsequences.EarlierMax - 1), earlier with { IsSettled = true }] : contact.EarlierFollowUps,
            FollowUp = new FollowUpState { Number = number, StartedAt = now, Why = why },
        };
        var effects = new List<Effect> { new Effect.StartFollowUp(number) };
        if (contact.FollowUp is { Ended: { } end, IsSettled: false } unsettled)
        {
            effects.Add(new Effect.Append([FollowUpConsequences.EndedFact(contact, unsettled, end)]));
        }

        if (contact.Nurture is { IsOver: false } nurture)
        {
            started = started with { Nurture = nurture with { Ended = "mql", NextAt = null } };
            effects.Add(new Effect.SignalNurture(nurture.Number, $"mql-{number}"));
        }

        return (started, effects);
    }

    /// <summary>The rep has been chosen: the plan's times stand from here on.</summary>
    public static ContactChange Assign(Contact contact, FollowUpState state, LedgerEntry ledger, SmarketingConfiguration configuration, DateTimeOffset now)
    {
        var cause = string.Create(CultureInfo.InvariantCulture, $"follow-up-{state.Number}-assigned");
        var hasPhone = ContactLinks.Phone(contact.Person.Phone) is not null;
        var assigned = contact with
        {
            FollowUp = FollowUpDecider.Assign(state, ledger.RepId, configuration.Plan, configuration.CalendarOf(ledger.RepId), hasPhone),
            Rep = new RepAssignment(ledger.RepId, ledger.RepName, ledger.Why),
            UpdatedAt = now,
        };
        return new ContactChange(
            assigned,
            [TimelineEntry.Of(now, TimelineKind.Assigned, cause, ("rep", ledger.RepId), ("name", ledger.RepName), ("why", string.Join("; ", ledger.Why)))],
            [new Effect.Append([Fact.Of(state.StartedAt, "assigned", contact.Subject, cause, ("rep", ledger.RepId))])]);
    }
}
