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

/// <summary>A change of a contact in the making, by what has happened in the follow-up: where it leaves the contact, and what must be known of it.</summary>
internal sealed class FollowUpDraft(Contact before, FollowUpState state, DateTimeOffset now, NurturePolicy nurture, WorkingCalendar calendar)
{
    private readonly List<Fact> _facts = [];
    private readonly List<Effect> _effects = [];

    public Contact Contact { get; private set; } = before with { FollowUp = state };

    public List<TimelineEntry> Timeline { get; } = [];

    public FollowUpState State => state;

    public DateTimeOffset Now => now;

    public WorkingCalendar Calendar => calendar;

    /// <summary>All of it as one change.</summary>
    public ContactChange ToChange() => new(Contact with { UpdatedAt = now }, Timeline, _facts.Count > 0 ? [.. _effects, new Effect.Append(_facts)] : _effects);

    public void Follow(Effect effect) => _effects.Add(effect);

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

        var disqualifies = state.Ended is { } ended && RecycleTarget.Of(state, ended, nurture).IsDisqualified;
        Contact = Contact with
        {
            Disqualified = disqualifies ? new Disqualification(Words.Find<RejectReason>(state.Ended!.Reason)!.Value, now) : null,
        };
        NoteDisqualification();
        var stage = disqualifies ? FollowUpDecider.OpenStageOf(state) : FollowUpDecider.StageOf(state);
        if (stage != before.Stage)
        {
            // A correction goes back to a stage; it was reached when it was reached.
            var isBack = stage is Stage.Mql or Stage.Sal && Contact.StageTimes.TryGetValue(stage, out var since) && since >= state.StartedAt;
            Contact = isBack ? Contact with { Stage = stage } : Contact.At(stage, now);
            Timeline.Add(TimelineEntry.Of(now, TimelineKind.Stage, CauseOf($"stage-{Change}"), ("from", Words.Of(before.Stage)), ("to", Words.Of(stage))));
        }

        if (before.FollowUp?.AcceptedAt is null && state.AcceptedAt is { } accepted)
        {
            _facts.Add(FollowUpFacts.OfAcceptance(Contact, state, accepted));
        }
    }

    /// <summary>As one by hand is noted, so that reports know but one shape.</summary>
    private void NoteDisqualification()
    {
        if (before.Disqualified is null == Contact.Disqualified is null)
        {
            return;
        }

        var word = Contact.Disqualified is null ? "reopened" : "disqualified";
        var reason = Words.Of((Contact.Disqualified ?? before.Disqualified)!.Reason);
        Timeline.Add(TimelineEntry.Of(now, TimelineKind.Stage, CauseOf($"{word}-{Change}"), (word, "true"), ("reason", reason)));
        AddFact(word, $"{word}-{Change}", now, ("stage", Words.Of(before.Stage)), ("reason", reason));
    }

    public void End(FollowUpEnd end)
    {
        if (end.How is EndKind.Recycled or EndKind.Rejected && !RecycleTarget.Of(state, end, nurture).IsDisqualified)
        {
            Contact = Contact with { Recycled = [.. Contact.Recycled.TakeLast(FollowUpConsequences.EarlierMax - 1), new Recycling(end.Reason!, FollowUpDecider.OpenStageOf(state), end.At)] };
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

    public void Settle(FollowUpEnd end)
    {
        _facts.AddRange(FollowUpFacts.OfEnd(Contact, state, end));
        if (end.How == EndKind.OptedOut)
        {
            AddFact("suppressed", "do-not-contact", end.At, ("why", "do-not-contact"));
        }

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

        // What they asked for since is new interest.
        Contact = Contact with { Interest = [.. Contact.Interest.Where(shown => shown.At > end.At)] };
        if (RecycleTarget.Of(state, end, nurture).Track is { } track)
        {
            var (nurtured, timeline, started) = NurtureStart.On(Contact, track, CauseOf("recycled"), state.Verdict?.Verdict.ResumeOn, now, nurture);
            Contact = nurtured;
            Timeline.AddRange(timeline);
            _effects.AddRange(started);
        }
    }

    public void Mail(EmailKind kind, Recipient to, string template, string cause, int? attempt) =>
        _effects.Add(new Effect.Send(kind, to, template, CauseOf(cause), state.Number, attempt));

    public void Signal(string cause) => _effects.Add(new Effect.SignalFollowUp(state.Number, cause));

    public void AddFact(string kind, string cause, DateTimeOffset at, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var fact = Fact.Of(at, kind, Contact.Subject, CauseOf(cause), values);
        _facts.Add(state.RepId is { } rep ? fact with { Values = new Dictionary<string, string>(fact.Values, StringComparer.Ordinal) { ["rep"] = rep } } : fact);
    }

    /// <summary>Tells this change of the contact from every other, even at the same instant.</summary>
    public string Change => Text(before.Revision);

    /// <summary>The same again, for the rep who has it now.</summary>
    public string Nth(string cause) => FollowUpKeys.AfterMoves(cause, state.MoveCount);

    public string CauseOf(string cause) => $"follow-up-{state.Number}-{cause}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
