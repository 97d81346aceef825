using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;

namespace Smarketing.Functions.Deals;

/// <summary>What a posted stage changes in its contact: it stands at once, and ends whatever was open before.</summary>
public static class StagePost
{
    public static StagePostResult On(Contact contact, PostedStage move, DateTimeOffset now, NurturePolicy nurture)
    {
        var judgement = Lifecycle.Judge(contact, move);
        if (judgement.Kind == MoveKind.Refused)
        {
            return new StagePostResult(judgement.Obstacle, null);
        }

        if (judgement.Kind == MoveKind.Stands)
        {
            return new StagePostResult(null, Amend(contact, move, now));
        }

        var draft = new DealDraft(contact, move.At, now);
        draft.Settle();
        switch (judgement.Kind)
        {
            case MoveKind.Forward:
                Forward(draft, move);
                break;
            case MoveKind.Loss:
                Lose(draft, move, nurture);
                break;
            default:
                Recycle(draft, move, nurture);
                break;
        }

        draft.Rearm();
        return new StagePostResult(null, draft.ToChange());
    }

    /// <summary>Out of the mix: kept for duplicates and reports, never mailed again.</summary>
    public static ContactChange? Disqualify(Contact contact, RejectReason reason, DateTimeOffset now)
    {
        if (contact.Disqualified?.Reason == reason)
        {
            return null;
        }

        var word = Words.Of(reason);
        var draft = new DealDraft(contact, now, now);
        draft.Settle();
        draft.EndFollowUp(EndKind.Rejected, word);
        draft.StopTrack("disqualified");
        if (draft.Contact.Deal is { ClosedAt: null })
        {
            draft.Abandon(word);
            draft.Count();
        }

        draft.Disqualify(new Disqualification(reason, now), "disqualified");
        draft.Rearm();
        return draft.ToChange();
    }

    /// <summary>Back into the mix, where it was. Whom a rep was working on is a lead again: that follow-up is over.</summary>
    public static ContactChange? Reopen(Contact contact, DateTimeOffset now)
    {
        if (contact.Disqualified is null)
        {
            return null;
        }

        var draft = new DealDraft(contact, now, now);
        draft.Disqualify(null, "reopened");
        if (contact is { Stage: Stage.Mql or Stage.Sal, HasOpenFollowUp: false })
        {
            draft.Recycle("reopened");
        }
        else if (contact.Stage is Stage.Sql or Stage.Opportunity)
        {
            draft.HaveDeal(contact.Deal?.Executive);
            if (contact.Stage == Stage.Opportunity)
            {
                draft.Open(contact.Deal?.Money);
            }

            draft.TellOwner("deal", "start");
        }

        draft.Rearm();
        return draft.ToChange();
    }

    /// <summary>The contact is there already: at most the amount is new.</summary>
    private static ContactChange? Amend(Contact contact, PostedStage move, DateTimeOffset now)
    {
        if (move.Money is null || move.Money == contact.Deal?.Money || contact.Stage < Stage.Sql)
        {
            return null;
        }

        var draft = new DealDraft(contact, move.At, now);
        draft.Settle();
        if (contact.Deal is not null)
        {
            draft.Amend(move.Money);
            draft.Count();
        }
        else
        {
            // Stored before there were deals.
            Forward(draft, move);
        }

        draft.Rearm();
        return draft.ToChange();
    }

    private static void Forward(DealDraft draft, PostedStage move)
    {
        if (move.To > Stage.Lead)
        {
            var executive = draft.Contact.FollowUp is { IsOver: false } followUp ? followUp.Verdict?.Verdict.Executive : null;
            draft.EndFollowUp(EndKind.Qualified, null);
            draft.StopTrack(Words.Of(move.To));
            draft.HaveDeal(executive);
        }

        switch (move.To)
        {
            case Stage.Customer:
                draft.Win(move.Money);
                draft.Count();
                break;
            case Stage.Opportunity:
                draft.MoveTo(Stage.Opportunity);
                draft.Open(move.Money);
                break;
            case Stage.Sql:
                draft.MoveTo(Stage.Sql);
                draft.TellOwner("deal", "start");
                if (move.Money is { } estimate)
                {
                    draft.Amend(estimate);
                }

                break;
            default:
                draft.MoveTo(move.To);
                break;
        }
    }

    /// <summary>The only regular way back.</summary>
    private static void Recycle(DealDraft draft, PostedStage move, NurturePolicy nurture)
    {
        if (draft.Contact.Stage == Stage.Sql)
        {
            Lose(draft, move, nurture);
            return;
        }

        draft.EndFollowUp(Words.Find<RejectReason>(move.Reason) is null ? EndKind.Recycled : EndKind.Rejected, DealReason.FactOf(move.Reason));
        draft.Recycle(move.Reason!);
        draft.Nurture(move.Reason, nurture);
    }

    private static void Lose(DealDraft draft, PostedStage move, NurturePolicy nurture)
    {
        draft.EndFollowUp(EndKind.Qualified, null);
        draft.HaveDeal(null);
        draft.Lose(move.To, move.Money, move.Reason);
        draft.Count();
        if (move.To == Stage.Lead)
        {
            draft.Nurture(move.Reason, nurture);
        }
    }
}

/// <param name="Obstacle">Why the move can't be made; null where it can.</param>
/// <param name="Change">Null where nothing is to be stored.</param>
public sealed record StagePostResult(MoveObstacle? Obstacle, ContactChange? Change);
