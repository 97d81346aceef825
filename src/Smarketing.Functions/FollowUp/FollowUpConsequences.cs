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
        var result = new Result(contact, decision.State, now, nurture, calendar);

        // The stage first: what is done for an ended follow-up depends on where it leaves the contact.
        result.MoveStage();
        result.UndoCorrectedEnd();
        foreach (var happened in decision.Events)
        {
            result.Apply(happened);
        }

        return new ContactChange(result.Contact with { UpdatedAt = now }, result.Timeline, result.Effects);
    }

    private sealed class Result(Contact before, FollowUpState state, DateTimeOffset now, NurturePolicy nurture, WorkingCalendar calendar)
    {
        private readonly List<Fact> _facts = [];
        private readonly List<Effect> _effects = [];

        public Contact Contact { get; private set; } = before with { FollowUp = state };

        public List<TimelineEntry> Timeline { get; } = [];

        public IReadOnlyList<Effect> Effects => _facts.Count > 0 ? [.. _effects, new Effect.Append(_facts)] : _effects;

        public void Apply(FollowUpEvent happened)
        {
            switch (happened)
            {
                case FollowUpEvent.Opened(var attempt):
                    Open(attempt);
                    break;
                case FollowUpEvent.Reminded(var attempt):
                    Mail(EmailKind.Reminder, Recipient.Rep, "reminder", Nth($"reminder-{attempt.Number}"), attempt.Number);
                    break;
                case FollowUpEvent.Missed(var attempt):
                    Miss(attempt);
                    break;
                case FollowUpEvent.OutcomeRecorded(var attempt, var corrects):
                    RecordOutcome(attempt, corrects);
                    break;
                case FollowUpEvent.CallBackAgreed(var attempt):
                    Timeline.Add(TimelineEntry.Of(
                        now, TimelineKind.Attempt, CauseOf($"call-back-{Change}"), ("number", Text(attempt.Number)), ("status", "call-back"), ("opensAt", attempt.OpensAt.ToString("O", CultureInfo.InvariantCulture))));
                    Signal($"call-back-{Change}");
                    break;
                case FollowUpEvent.MoveDecided:
                    Signal($"move-{Change}");
                    break;
                case FollowUpEvent.VerdictRecorded(var verdict, var corrects):
                    RecordVerdict(verdict, corrects);
                    break;
                case FollowUpEvent.VerdictReminded:
                    Mail(EmailKind.Reminder, Recipient.Rep, "reminder-verdict", Nth("verdict-reminder"), null);
                    break;
                case FollowUpEvent.Undecided:
                    Mail(EmailKind.Breach, Recipient.Manager, "breach-verdict", "undecided", null);
                    break;
                case FollowUpEvent.Ended(var end):
                    End(end);
                    break;
                case FollowUpEvent.Settled(var end):
                    Settle(end);
                    break;
            }
        }

        /// <summary>An end that another answer replaces was none.</summary>
        public void UndoCorrectedEnd()
        {
            if (before.FollowUp?.Ended is { } undone && undone != state.Ended)
            {
                Contact = Contact with { Recycled = [.. Contact.Recycled.Where(recycled => recycled.At != undone.At)] };
            }
        }

        /// <summary>
        /// The stage, and whether it stands disqualified, follow from the follow-up's state. What has moved the contact on
        /// since, while that stayed as it was, stands.
        /// </summary>
        public void MoveStage()
        {
            if (before.FollowUp?.Ended == state.Ended && before.FollowUp?.AcceptedAt == state.AcceptedAt)
            {
                return;
            }

            var disqualifies = state.Ended is { } ended && RecycleTarget.Of(ended).IsDisqualified;
            Contact = Contact with
            {
                Disqualified = disqualifies ? new Disqualification(Words.Find<RejectReason>(state.Ended!.Reason)!.Value, now) : null,
            };
            var stage = disqualifies ? FollowUpDecider.OpenStageOf(state) : FollowUpDecider.StageOf(state);
            if (stage != before.Stage)
            {
                // A correction goes back to a stage; it was reached when it was reached.
                var isBack = stage is Stage.Mql or Stage.Sal && Contact.StageTimes.TryGetValue(stage, out var since) && since >= state.StartedAt;
                Contact = isBack ? Contact with { Stage = stage } : Contact.At(stage, now);
                Timeline.Add(TimelineEntry.Of(now, TimelineKind.Stage, CauseOf($"stage-{Change}"), ("from", Words.Of(before.Stage)), ("to", Words.Of(stage))));
                AddFact(StageMove.FactKind, $"stage-{Change}", now, ("from", Words.Of(before.Stage)), ("to", Words.Of(stage)));
            }
        }

        private void Open(Attempt attempt)
        {
            var cause = Nth($"attempt-{attempt.Number}");
            if (attempt.IsAutomatic)
            {
                Mail(EmailKind.Prospecting, Recipient.Contact, attempt.IsBreakUp ? "prospecting-breakup" : "prospecting-mail", cause, attempt.Number);
                Mail(EmailKind.Task, Recipient.Rep, "task-automatic", $"{cause}-told", attempt.Number);
                return;
            }

            Mail(EmailKind.Task, Recipient.Rep, attempt.IsBreakUp ? "task-breakup" : $"task-{Words.Of(attempt.Kind)}", cause, attempt.Number);
        }

        private void Miss(Attempt attempt)
        {
            AddFact("breach", Nth($"attempt-{attempt.Number}"), attempt.DueAt, ("attempt", Text(attempt.Number)));
            Timeline.Add(TimelineEntry.Of(attempt.DueAt, TimelineKind.Attempt, CauseOf(Nth($"missed-{attempt.Number}")), ("number", Text(attempt.Number)), ("status", "missed")));
            _effects.Add(new Effect.Publish(WebhookMessage.SlaBreached(Contact, state, attempt)));
            if (attempt.Number == 1)
            {
                Mail(EmailKind.Breach, Recipient.Manager, "breach", Nth("breach-1"), 1);
            }
            else
            {
                _effects.Add(new Effect.Tell(NoticeKind.Missed, attempt.DueAt, CauseOf(Nth($"missed-{attempt.Number}")), state.RepId!, state.Number, attempt.Number));
            }
        }

        private void RecordOutcome(Attempt attempt, AttemptOutcome? corrects)
        {
            var outcome = Words.Of(attempt.Outcome!.Value);
            var kind = corrects is null ? TimelineKind.Attempt : TimelineKind.Correction;
            Timeline.Add(TimelineEntry.Of(
                now, kind, CauseOf($"outcome-{Change}"), ("number", Text(attempt.Number)), ("kind", Words.Of(attempt.Kind)), ("outcome", outcome),
                ("corrects", corrects is { } earlier ? Words.Of(earlier) : null)));

            // The row is the attempt's: a correction replaces what it corrects.
            AddFact("attempt", $"attempt-{attempt.Number}", attempt.At!.Value, [.. FollowUpFacts.OfAttempt(state, attempt, calendar)]);
            Signal($"outcome-{Change}");
        }

        private void RecordVerdict(Verdict verdict, Verdict? corrects)
        {
            Timeline.Add(TimelineEntry.Of(
                now, corrects is null ? TimelineKind.Verdict : TimelineKind.Correction, CauseOf($"verdict-{Change}"), ("verdict", Words.Of(verdict.Kind)),
                ("reason", verdict.Reason is { } reason ? Words.Of(reason) : null), ("corrects", corrects is null ? null : Words.Of(corrects.Kind)),
                ("executive", verdict.Executive)));
            Signal($"verdict-{Change}");
        }

        private void End(FollowUpEnd end)
        {
            if (end.How is EndKind.Recycled or EndKind.Rejected && !RecycleTarget.Of(end).IsDisqualified)
            {
                Contact = Contact with { Recycled = [.. Contact.Recycled.TakeLast(EarlierMax - 1), new Recycling(end.Reason!, FollowUpDecider.OpenStageOf(state), end.At)] };
                Timeline.Add(TimelineEntry.Of(now, TimelineKind.Recycled, CauseOf($"recycled-{Change}"), ("reason", end.Reason), ("from", Words.Of(FollowUpDecider.OpenStageOf(state)))));
            }

            if (end.Reason == Words.Of(RecycleReason.NotWorked))
            {
                Mail(EmailKind.Breach, Recipient.Manager, "breach-not-worked", "not-worked", null);
            }

            if (end.How == EndKind.OptedOut)
            {
                Contact = Contact with { Suppressed = Suppression.Stronger(Contact.Suppressed, SuppressionReason.DoNotContact, now) };
                Timeline.Add(TimelineEntry.Of(now, TimelineKind.Suppressed, CauseOf("do-not-contact"), ("why", "do-not-contact")));
                Timeline.AddRange(ConsentHistory.Withdrawn(Contact, CauseOf("do-not-contact"), "do-not-contact", now));
                Signal("do-not-contact");
            }
        }

        private void Settle(FollowUpEnd end)
        {
            _facts.Add(FollowUpFacts.OfEnd(Contact, state, end));
            if (end.How == EndKind.Qualified && Contact is { Stage: Stage.Sql, Disqualified: null } && Contact.Deal is not { IsOver: false })
            {
                var (dealing, effects) = DealStart.On(Contact, state.Verdict?.Verdict.Executive, now);
                Contact = dealing;
                _effects.AddRange(effects);
            }

            if (Stages.OwnerOf(FollowUpDecider.StageOf(state)) != Owner.Marketing)
            {
                return;
            }

            Contact = Contact with { Interest = [] };
            if (RecycleTarget.Of(end).Track is { } track)
            {
                var (nurtured, timeline, started) = NurtureStart.On(Contact, track, CauseOf("recycled"), state.Verdict?.Verdict.ResumeOn, now, nurture);
                Contact = nurtured;
                Timeline.AddRange(timeline);
                _effects.AddRange(started);
            }
        }

        private void Mail(EmailKind kind, Recipient to, string template, string cause, int? attempt) =>
            _effects.Add(new Effect.Send(kind, to, template, CauseOf(cause), state.Number, attempt));

        private void Signal(string cause) => _effects.Add(new Effect.SignalFollowUp(state.Number, cause));

        private void AddFact(string kind, string cause, DateTimeOffset at, params ReadOnlySpan<(string Name, string? Value)> values)
        {
            var fact = Fact.Of(at, kind, Contact.Subject, CauseOf(cause), values);
            _facts.Add(state.RepId is { } rep ? fact with { Values = new Dictionary<string, string>(fact.Values, StringComparer.Ordinal) { ["rep"] = rep } } : fact);
        }

        /// <summary>Tells this change of the contact from every other, even at the same instant.</summary>
        private string Change => Text(before.Revision);

        /// <summary>The same again, for the rep who has it now.</summary>
        private string Nth(string cause) => FollowUpKeys.AfterMoves(cause, state.MoveCount);

        private string CauseOf(string cause) => $"follow-up-{state.Number}-{cause}";

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
