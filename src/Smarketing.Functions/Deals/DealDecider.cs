using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;

namespace Smarketing.Functions.Deals;

/// <summary>What a deal does next: a pure function of its contact, what is said of it, and the time.</summary>
public static class DealDecider
{
    /// <summary>So often an owner who says nothing is reminded.</summary>
    public const int RemindersMax = 3;

    /// <summary>What the owner says of the deal through their link.</summary>
    public static DealDecision Say(Contact contact, DealAnswer answer, DateTimeOffset now)
    {
        if (contact is not { Deal: { } deal, Disqualified: null })
        {
            return DealDecision.Nothing(DealReply.Over);
        }

        if ((deal.ClosedAt is null ? contact.Stage : deal.Undo?.Stage) == Stage.Customer && answer.Move != DealMove.Won)
        {
            // A customer stays one, also where a deal was left open when they became one.
            return DealDecision.Nothing(DealReply.TooLate);
        }

        if (deal.ClosedAt is not null)
        {
            return Correct(contact, deal, answer, now);
        }

        if (answer.Move != DealMove.Opportunity)
        {
            return Close(contact, new DealDraft(contact, now, now), answer, now + FollowUpDecider.CorrectableFor);
        }

        var isOpen = contact.Stage == Stage.Opportunity;
        if (isOpen && (answer.Money is null || answer.Money == deal.Money))
        {
            return DealDecision.Nothing(DealReply.Unchanged);
        }

        var draft = new DealDraft(contact, now, now);
        if (isOpen)
        {
            draft.Amend(answer.Money!);
        }
        else
        {
            draft.MoveTo(Stage.Opportunity);
            draft.Open(answer.Money);
        }

        return Recorded(draft);
    }

    /// <summary>Does what is due of the deal that orchestration <paramref name="watch"/> keeps; null when nothing is.</summary>
    public static ContactChange? Wake(Contact contact, int watch, DateTimeOffset now, DealPolicy policy, NurturePolicy nurture)
    {
        if (contact.Deal is not { IsOver: false } deal || deal.Watch != watch || NextAlarm(contact, watch, policy) is not { } due || now < due)
        {
            return null;
        }

        var draft = new DealDraft(contact, now, now);
        if (deal.Undo is null)
        {
            draft.Remind();
            return draft.ToChange();
        }

        draft.Settle();

        // Who has asked for something since is on another way already.
        if (deal.Standing == DealMove.Lost && contact is { Stage: Stage.Lead, HasOpenFollowUp: false })
        {
            draft.Nurture(deal.Reason, nurture);
        }

        return draft.ToChange();
    }

    /// <summary>When to look at the deal next; null when nothing more will come by itself.</summary>
    public static DateTimeOffset? NextAlarm(Contact contact, int watch, DealPolicy policy) =>
        contact is not { Deal: { IsOver: false } deal, Disqualified: null } || deal.Watch != watch ? null
        : deal.Undo is { } undo ? undo.Until
        : IsSilent(deal) ? null
        : (deal.RemindedAt ?? deal.MovedAt) + policy.RemindAfter;

    /// <summary>Open, but nobody is reminded of it any more.</summary>
    public static bool IsSilent(Deal deal) => deal.Undo is null && deal.Reminders >= RemindersMax;

    private static DealDecision Correct(Contact contact, Deal deal, DealAnswer answer, DateTimeOffset now)
    {
        if (answer.Move == deal.Standing && (answer.Money is null || answer.Money == deal.Money) && (answer.Reason is null || answer.Reason == deal.Reason))
        {
            return DealDecision.Nothing(DealReply.Unchanged);
        }

        // A lead who has asked for something since has gone on from here.
        var hasGoneOn = contact.Stage != (deal.Standing == DealMove.Won ? Stage.Customer : Stage.Lead);
        if (deal.Undo is not { } undo || now > undo.Until || hasGoneOn)
        {
            return DealDecision.Nothing(DealReply.TooLate);
        }

        var draft = new DealDraft(contact, now, now);
        draft.Undo(undo);
        if (answer.Move != DealMove.Opportunity)
        {
            return Close(draft.Contact, draft, answer, undo.Until);
        }

        draft.StopTrack(Words.Of(Stage.Opportunity));
        draft.MoveTo(Stage.Opportunity);
        draft.Open(answer.Money);
        return Recorded(draft);
    }

    /// <param name="from">Where the way back leads, until <paramref name="until"/>.</param>
    private static DealDecision Close(Contact from, DealDraft draft, DealAnswer answer, DateTimeOffset until)
    {
        if (answer.Move == DealMove.Won)
        {
            draft.StopTrack(Words.Of(Stage.Customer));
            draft.Win(answer.Money);
        }
        else
        {
            draft.Lose(Stage.Lead, answer.Money, answer.Reason);
        }

        draft.KeepUndo(from, until);
        return Recorded(draft);
    }

    private static DealDecision Recorded(DealDraft draft)
    {
        draft.Rearm();
        return new DealDecision(DealReply.Recorded, draft.ToChange());
    }
}

/// <summary>What became of what an owner said.</summary>
public enum DealReply
{
    Recorded,

    /// <summary>The same stood already.</summary>
    Unchanged,

    /// <summary>Something else stands, and the time to correct it has passed.</summary>
    TooLate,

    /// <summary>There is no such deal any more, or it is somebody else's.</summary>
    Over,
}

/// <param name="Change">Null where nothing is to be stored.</param>
public sealed record DealDecision(DealReply Reply, ContactChange? Change)
{
    public static DealDecision Nothing(DealReply reply) => new(reply, null);
}
