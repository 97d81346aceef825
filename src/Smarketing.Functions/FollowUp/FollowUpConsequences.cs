using System.Globalization;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Email;
using Smarketing.Functions.Notices;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Sla;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;
using Smarketing.Functions.Webhooks;

namespace Smarketing.Functions.FollowUp;

/// <summary>What the events of a follow-up mean for its contact: stage, timeline, mails, facts.</summary>
public static class FollowUpConsequences
{
    /// <summary>A contact keeps so many ended follow-ups and returns; the timeline keeps all of them.</summary>
    internal const int EarlierMax = 50;

    /// <summary>The contact after <paramref name="decision"/>, as one change.</summary>
    public static ContactChange Of(Contact contact, FollowUpDecision decision, DateTimeOffset now, NurturePolicy nurture, WorkingCalendar calendar)
    {
        var draft = new FollowUpDraft(contact, decision.State, now, nurture, calendar);

        // The stage first: what is done for an ended follow-up depends on where it leaves the contact.
        draft.MoveStage();
        draft.UndoCorrectedEnd();
        foreach (var happened in decision.Events)
        {
            Apply(draft, happened);
        }

        var change = draft.ToChange();
        return change with { Effects = [.. change.Effects, .. FollowUpAppointments.Changes(contact, decision.State, now)] };
    }

    private static void Apply(FollowUpDraft draft, FollowUpEvent happened)
    {
        switch (happened)
        {
            case FollowUpEvent.Opened(var attempt):
                Open(draft, attempt);
                break;
            case FollowUpEvent.Reminded(var attempt):
                draft.Mail(EmailKind.Reminder, Recipient.Rep, "reminder", draft.Nth($"reminder-{attempt.Number}"), attempt.Number);
                break;
            case FollowUpEvent.Missed(var attempt):
                Miss(draft, attempt);
                break;
            case FollowUpEvent.OutcomeRecorded(var attempt, var corrects):
                RecordOutcome(draft, attempt, corrects);
                break;
            case FollowUpEvent.CallBackAgreed(var attempt):
                AgreeCallBack(draft, attempt);
                break;
            default:
                ApplyToAll(draft, happened);
                break;
        }
    }

    /// <summary>What isn't about one attempt.</summary>
    private static void ApplyToAll(FollowUpDraft draft, FollowUpEvent happened)
    {
        switch (happened)
        {
            case FollowUpEvent.MoveDecided:
                draft.Signal($"move-{draft.Change}");
                break;
            case FollowUpEvent.VerdictRecorded(var verdict, var corrects):
                RecordVerdict(draft, verdict, corrects);
                break;
            case FollowUpEvent.VerdictReminded:
                draft.Mail(EmailKind.Reminder, Recipient.Rep, "reminder-verdict", $"verdict-reminder-{draft.Change}", null);
                break;
            case FollowUpEvent.Undecided:
                draft.Mail(EmailKind.Breach, Recipient.Manager, "breach-verdict", "undecided", null);
                break;
            case FollowUpEvent.Ended(var end):
                draft.End(end);
                break;
            case FollowUpEvent.Settled(var end):
                draft.Settle(end);
                break;
        }
    }

    private static void Open(FollowUpDraft draft, Attempt attempt)
    {
        var cause = draft.Nth($"attempt-{attempt.Number}");
        if (attempt.IsAutomatic)
        {
            draft.Mail(EmailKind.Prospecting, Recipient.Contact, attempt.IsBreakUp ? "prospecting-breakup" : "prospecting-mail", cause, attempt.Number);
            draft.Mail(EmailKind.Task, Recipient.Rep, "task-automatic", $"{cause}-told", attempt.Number);
            return;
        }

        draft.Mail(EmailKind.Task, Recipient.Rep, attempt.IsBreakUp ? "task-breakup" : $"task-{Words.Of(attempt.Kind)}", cause, attempt.Number);
    }

    private static void Miss(FollowUpDraft draft, Attempt attempt)
    {
        draft.AddFact("breach", draft.Nth($"attempt-{attempt.Number}"), attempt.DueAt, ("attempt", Text(attempt.Number)));
        draft.Timeline.Add(TimelineEntry.Of(attempt.DueAt, TimelineKind.Attempt, draft.CauseOf(draft.Nth($"missed-{attempt.Number}")), ("number", Text(attempt.Number)), ("status", "missed")));
        draft.Follow(new Effect.Publish(WebhookMessage.SlaBreached(draft.Contact, draft.State, attempt)));
        if (attempt.Number == 1)
        {
            draft.Mail(EmailKind.Breach, Recipient.Manager, "breach", draft.Nth("breach-1"), 1);
        }
        else
        {
            draft.Follow(new Effect.Tell(NoticeKind.Missed, attempt.DueAt, draft.CauseOf(draft.Nth($"missed-{attempt.Number}")), draft.State.RepId!, draft.State.Number, attempt.Number));
        }
    }

    private static void RecordOutcome(FollowUpDraft draft, Attempt attempt, AttemptOutcome? corrects)
    {
        var outcome = Words.Of(attempt.Outcome!.Value);
        var kind = corrects is null ? TimelineKind.Attempt : TimelineKind.Correction;
        draft.Timeline.Add(TimelineEntry.Of(
            draft.Now, kind, draft.CauseOf($"outcome-{draft.Change}"), ("number", Text(attempt.Number)), ("attemptKind", Words.Of(attempt.Kind)), ("outcome", outcome),
            ("corrects", corrects is { } earlier ? Words.Of(earlier) : null)));

        // The row is the attempt's: a correction replaces what it corrects.
        draft.AddFact("attempt", $"attempt-{attempt.Number}", attempt.At!.Value, [.. FollowUpFacts.OfAttempt(draft.State, attempt, draft.Calendar)]);
        draft.Signal($"outcome-{draft.Change}");
    }

    private static void AgreeCallBack(FollowUpDraft draft, Attempt attempt)
    {
        var cause = $"call-back-{draft.Change}";
        draft.Timeline.Add(TimelineEntry.Of(
            draft.Now, TimelineKind.Attempt, draft.CauseOf(cause),
            ("number", Text(attempt.Number)), ("status", "call-back"), ("opensAt", attempt.OpensAt.ToString("O", CultureInfo.InvariantCulture))));
        draft.Signal(cause);
    }

    private static void RecordVerdict(FollowUpDraft draft, Verdict verdict, Verdict? corrects)
    {
        draft.Timeline.Add(TimelineEntry.Of(
            draft.Now, corrects is null ? TimelineKind.Verdict : TimelineKind.Correction, draft.CauseOf($"verdict-{draft.Change}"), ("verdict", Words.Of(verdict.Kind)),
            ("reason", verdict.Reason is { } reason ? Words.Of(reason) : null), ("corrects", corrects is null ? null : Words.Of(corrects.Kind)),
            ("executive", verdict.Executive)));
        draft.Signal($"verdict-{draft.Change}");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
