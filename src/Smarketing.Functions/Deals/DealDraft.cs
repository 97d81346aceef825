using System.Globalization;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Deals;

/// <summary>A change of a contact's stage or deal in the making: each step adds what a reader, and the rest of the program, must know of it.</summary>
/// <param name="at">When it happened, which may be earlier than it became known.</param>
internal sealed class DealDraft(Contact before, DateTimeOffset at, DateTimeOffset now)
{
    private readonly Contact _before = before;
    private Contact _counted = before;
    private readonly List<TimelineEntry> _timeline = [];
    private readonly List<Effect> _effects = [];
    private readonly List<Fact> _facts = [];

    public Contact Contact { get; private set; } = before;

    private Deal Deal => Contact.Deal!;

    /// <summary>All of it as one change.</summary>
    public ContactChange ToChange()
    {
        _timeline.AddRange(StageMove.Timeline(_before, Contact, CauseOf("stage"), at));
        if (Contact.Deal?.Undo is null)
        {
            _facts.AddRange(StageMove.Facts(_counted, Contact, CauseOf("stage"), at));
        }

        return new ContactChange(Contact with { UpdatedAt = now }, _timeline, _facts.Count > 0 ? [.. _effects, new Effect.Append(_facts)] : _effects);
    }

    public void MoveTo(Stage stage)
    {
        if (stage != Contact.Stage)
        {
            Contact = Contact.At(stage, at);
        }
    }

    /// <summary>The follow-up is over: at once, even where its verdict could still have been corrected.</summary>
    public void EndFollowUp(EndKind how, string? reason)
    {
        if (Contact.FollowUp is not { IsOver: false } followUp)
        {
            return;
        }

        var end = followUp.Ended ?? new FollowUpEnd(how, reason, now);
        Contact = Contact with { FollowUp = followUp with { Ended = end, SettlesAt = followUp.SettlesAt ?? now, IsSettled = true } };
        if (followUp.IsRouted)
        {
            _effects.AddRange(FollowUpAppointments.CallOffs(followUp, CauseOf("ended"), repId: null));
        }

        if (followUp.Ended is null)
        {
            AddFact(FollowUpFacts.OfEndAlone(Contact, Contact.FollowUp, end));
        }
        else
        {
            _facts.AddRange(FollowUpFacts.OfEnd(Contact, Contact.FollowUp, end));
        }

        _effects.Add(new Effect.SignalFollowUp(followUp.Number, CauseOf("follow-up")));
    }

    public void StopTrack(string why)
    {
        if (Contact.Nurture is { IsOver: false } nurture)
        {
            Contact = Contact with { Nurture = nurture with { Ended = why, NextAt = null } };
            _effects.Add(new Effect.SignalNurture(nurture.Number, CauseOf("nurture")));
        }
    }

    /// <summary>The deal that is open, or a new one.</summary>
    public void HaveDeal(string? executive)
    {
        if (Contact.Deal is not { ClosedAt: null })
        {
            Contact = Contact with { Deal = DealStart.Next(Contact, executive, at, now) };
        }
    }

    public void TellOwner(string template, string cause) => _effects.Add(DealStart.Mail(template, cause, Deal));

    public void Open(Money? money) => Say(DealMove.Opportunity, Deal with { OpenedAt = at, LostAt = null, Reason = null }, money, null);

    public void Win(Money? money)
    {
        MoveTo(Stage.Customer);
        Say(DealMove.Won, Deal with { OpenedAt = Deal.OpenedAt ?? at, WonAt = at, LostAt = null, Reason = null, ClosedAt = at }, money, null);
    }

    /// <summary>Lost: back to <paramref name="to"/>, from where only an SQL may try again.</summary>
    public void Lose(Stage to, Money? money, string? reason)
    {
        if (to == Stage.Lead)
        {
            NoteReturn(reason ?? Words.Of(DealMove.Lost));
        }

        MoveTo(to);
        Say(DealMove.Lost, Deal with { LostAt = at, Reason = reason, ClosedAt = to == Stage.Lead ? at : null }, money, reason);
    }

    /// <summary>Closed with its contact, who stays in the stage.</summary>
    public void Abandon(string reason) => Say(DealMove.Lost, Deal with { LostAt = at, Reason = reason, ClosedAt = at }, null, reason);

    /// <summary>Only the amount is new.</summary>
    public void Amend(Money money) => Say(Deal.Standing, Deal, money, null);

    /// <summary>Keeps the way back to where the contact stood until <paramref name="until"/>.</summary>
    public void KeepUndo(Contact from, DateTimeOffset until) => Contact = Contact with
    {
        Deal = Deal with { Undo = new DealUndo(from.Stage, from.StageTimes, from.Deal!, until) },
    };

    /// <summary>As if the last move had not been; <see cref="Deal.Watch"/> goes on.</summary>
    public void Undo(DealUndo undo)
    {
        _counted = Contact with { Stage = undo.Stage, StageTimes = undo.StageTimes };
        Contact = _counted with
        {
            Recycled = [.. Contact.Recycled.Where(recycled => recycled.At != Deal.LostAt)],
            Deal = undo.Deal with { Watch = Deal.Watch },
        };
    }

    /// <summary>What was said of the deal stands, and counts.</summary>
    public void Settle()
    {
        if (Contact.Deal is { Undo: { } undo } deal)
        {
            // The stage that the contact has now may be a later one.
            var undone = Contact with { Stage = undo.Stage, StageTimes = undo.StageTimes };
            var moved = Contact with { Stage = deal.Standing == DealMove.Won ? Stage.Customer : Stage.Lead };
            _facts.AddRange(StageMove.Facts(undone, moved, $"deal-{Number}-stage", deal.ClosedAt ?? at));
            Contact = Contact with { Deal = deal with { Undo = null } };
            Count();
        }
    }

    /// <summary>Adds the won or lost deal to the facts. The row is the deal's: an amended amount replaces the one before.</summary>
    public void Count()
    {
        if (Deal is { ClosedAt: not null, Standing: DealMove.Won or DealMove.Lost } deal && (deal.WonAt ?? deal.LostAt) is { } closed)
        {
            var outcome = Words.Of(deal.Standing.Value);
            AddFact(Fact.Of(
                closed, "deal", Contact.Subject, $"deal-{Number}-{outcome}", [.. Attribution.Of(Contact), ("outcome", outcome), ("amount", deal.Money?.AmountText), ("currency", deal.Money?.Currency),
                ("owner", DealOwner.FactOf(Contact)), ("reason", DealReason.FactOf(deal.Reason))]));
        }
    }

    public void Recycle(string reason)
    {
        NoteReturn(reason);
        MoveTo(Stage.Lead);
    }

    /// <summary>Marketing begins anew with a lead: interest is 0, and a track begins by the reason.</summary>
    public void Nurture(string? reason, NurturePolicy policy)
    {
        Contact = Contact with { Interest = [] };
        if (Contact.Nurture is null or { IsOver: true } && DealReason.TrackOf(reason, policy) is { } track)
        {
            var (nurtured, timeline, effects) = NurtureStart.On(Contact, track, CauseOf("recycled"), null, now, policy);
            Contact = nurtured;
            _timeline.AddRange(timeline);
            _effects.AddRange(effects);
        }
    }

    public void Disqualify(Disqualification? disqualified, string word)
    {
        Contact = Contact with { Disqualified = disqualified };
        var reason = (disqualified ?? _before.Disqualified)?.Reason is { } known ? Words.Of(known) : null;
        _timeline.Add(TimelineEntry.Of(at, TimelineKind.Stage, CauseOf(word), (word, "true"), ("reason", reason)));
        AddFact(Fact.Of(at, word, Contact.Subject, CauseOf(word), ("stage", Words.Of(Contact.Stage)), ("reason", reason)));
    }

    /// <summary>Tells the orchestration of what was open before or is now; one that has fallen silent is followed by another.</summary>
    public void Rearm()
    {
        if (Contact.Deal is not { } deal || deal == _before.Deal || (deal.IsOver && _before.Deal?.Number != deal.Number))
        {
            return;
        }

        if (_before.Deal?.Number != deal.Number)
        {
            _effects.Add(new Effect.StartDeal(deal.Watch));
        }
        else if (!_before.Deal.IsOver && DealDecider.IsSilent(_before.Deal))
        {
            Contact = Contact with { Deal = deal with { Watch = deal.Watch + 1 } };
            _effects.Add(new Effect.StartDeal(deal.Watch + 1));
        }
        else if (!_before.Deal.IsOver && deal.Standing != _before.Deal.Standing)
        {
            // Another amount needs no signal: the watch finds it when it wakes.
            _effects.Add(new Effect.SignalDeal(deal.Watch, CauseOf("moved")));
        }
    }

    /// <summary>Marks a reminder as sent.</summary>
    public void Remind()
    {
        Contact = Contact with { Deal = Deal with { Reminders = Deal.Reminders + 1, RemindedAt = now } };
        TellOwner("deal-reminder", $"reminder-{Revision}");
    }

    private void Say(DealMove? move, Deal moved, Money? money, string? reason)
    {
        var corrected = _before.Deal is { Undo: not null } undone && undone.Number == moved.Number && undone.Standing != move ? undone.Standing : null;
        Contact = Contact with { Deal = moved with { Money = money ?? moved.Money, MovedAt = now, Reminders = 0, RemindedAt = null } };
        _timeline.Add(TimelineEntry.Of(
            at, corrected is null ? TimelineKind.Deal : TimelineKind.Correction, $"deal-{CauseOf("moved")}",
            ("deal", Number), ("move", move is { } said ? Words.Of(said) : "amount"), ("amount", money?.AmountText), ("currency", money?.Currency), ("reason", reason),
            ("corrects", corrected is { } earlier ? Words.Of(earlier) : null)));
    }

    private void NoteReturn(string reason)
    {
        Contact = Contact with { Recycled = [.. Contact.Recycled.TakeLast(FollowUpConsequences.EarlierMax - 1), new Recycling(reason, Contact.Stage, at)] };
        _timeline.Add(TimelineEntry.Of(at, TimelineKind.Recycled, CauseOf("recycled"), ("reason", reason), ("from", Words.Of(Contact.Stage))));
    }

    /// <summary>One transaction takes a row once: what is said anew of the same cause takes its place.</summary>
    private void AddFact(Fact fact)
    {
        _facts.RemoveAll(earlier => (earlier.At, earlier.Kind, earlier.Cause) == (fact.At, fact.Kind, fact.Cause));
        _facts.Add(fact);
    }

    private string Number => Deal.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Tells this change of the contact from every other, even at the same instant.</summary>
    private string Revision => _before.Revision.ToString(CultureInfo.InvariantCulture);

    private string CauseOf(string cause) => $"move-{Revision}-{cause}";
}
