using Smarketing.Functions.Deals;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Contacts;

/// <summary>
/// Which of two contacts' work goes on when they become one: at most one follow-up, one track and one deal. The target's
/// follow-up stands; the source's goes on under the target where the target has none. Where the person is with sales beyond
/// a follow-up, only a verdict that has brought them there is still carried out, and the rep is told.
/// </summary>
internal sealed record MergedWork(Stage Stage, FollowUpState? FollowUp, IReadOnlyList<FollowUpState> Earlier, NurtureState? Nurture, Deal? Deal, RepAssignment? Rep, IReadOnlyList<Effect> Effects)
{
    private const int EarlierMax = 50;

    public static MergedWork Of(Contact target, Contact source, Stage stage, DateTimeOffset now)
    {
        bool GoesOn(FollowUpState? followUp) => followUp is { IsOver: false } && (stage < Stage.Sql || followUp.Ended is { How: EndKind.Qualified });
        var keepsTarget = GoesOn(target.FollowUp);
        var keepsSource = !keepsTarget && GoesOn(source.FollowUp);
        var effects = new List<Effect>();
        var own = keepsTarget ? target.FollowUp : ContactMerge.Ended(target.FollowUp, now);
        if (own != target.FollowUp)
        {
            effects.Add(new Effect.SignalFollowUp(own!.Number, $"merged-{source.Id}"));
        }

        var moved = Renumbered(source, LastNumber(target), keepsSource, now);
        var current = keepsTarget ? own : keepsSource ? moved[^1] : new[] { own, moved.LastOrDefault() }.OfType<FollowUpState>().MaxBy(one => one.StartedAt);
        var earlier = target.EarlierFollowUps.Append(own).OfType<FollowUpState>().Concat(moved).Where(one => one != current).OrderBy(one => one.StartedAt);
        if (keepsSource)
        {
            effects.AddRange(GoOn(moved[^1]));
        }
        else if (source.HasOpenFollowUp && (keepsTarget || stage >= Stage.Sql))
        {
            effects.Add(new Effect.Send(EmailKind.Alert, Recipient.Rep, "alert", $"alert-merged-{source.Id}", current?.Number));
        }

        if (keepsTarget || keepsSource)
        {
            stage = current is { Ended: null } ? FollowUpDecider.StageOf(current) : stage;
        }

        var nurture = NurtureOf(target, source, mayMail: stage <= Stage.Lead && !keepsTarget && !keepsSource, effects);
        return new MergedWork(stage, current, [.. earlier.TakeLast(EarlierMax)], nurture, DealOf(target, source, effects), RepOf(target, source, keepsTarget, keepsSource), effects);
    }

    /// <summary>The source's follow-ups as the target counts them, oldest first; the last is open where it goes on.</summary>
    private static List<FollowUpState> Renumbered(Contact source, int after, bool keepsLast, DateTimeOffset now)
    {
        var last = keepsLast ? source.FollowUp : ContactMerge.Ended(source.FollowUp, now);
        return [.. source.EarlierFollowUps.Append(last).OfType<FollowUpState>().Select((followUp, i) => followUp with { Number = after + 1 + i })];
    }

    private static int LastNumber(Contact contact) => contact.EarlierFollowUps.Append(contact.FollowUp).Max(followUp => followUp?.Number ?? 0);

    /// <summary>The orchestration under its new name; the rep's link was made for the source, so the open attempt is mailed anew.</summary>
    private static IEnumerable<Effect> GoOn(FollowUpState followUp)
    {
        yield return new Effect.StartFollowUp(followUp.Number);
        if (followUp is { Ended: null, OpenAttempt: { } open })
        {
            yield return new Effect.Send(
                EmailKind.Task, Recipient.Rep, open.IsBreakUp ? "task-breakup" : $"task-{Words.Of(open.Kind)}", FormattableString.Invariant($"follow-up-{followUp.Number}-attempt-{open.Number}"),
                followUp.Number, open.Number);
        }
    }

    private static NurtureState? NurtureOf(Contact target, Contact source, bool mayMail, List<Effect> effects)
    {
        if (!mayMail && target.Nurture is { IsOver: false } stopped)
        {
            effects.Add(new Effect.SignalNurture(stopped.Number, $"merged-{source.Id}"));
            return ContactMerge.Ended(stopped, "merged");
        }

        if (!mayMail || target.Nurture is { IsOver: false } || source.Nurture is null or { IsOver: true })
        {
            return target.Nurture;
        }

        var moved = source.Nurture with { Number = (target.Nurture?.Number ?? 0) + 1 };
        effects.Add(new Effect.StartNurture(moved.Number));
        return moved;
    }

    /// <summary>The target's deal stands; the source's goes on where the target has none that is open.</summary>
    private static Deal? DealOf(Contact target, Contact source, List<Effect> effects)
    {
        if (source.Deal is null || (target.Deal is { } own && (!own.IsOver || source.Deal.IsOver)))
        {
            return target.Deal;
        }

        var moved = source.Deal with { Number = (target.Deal?.Number ?? 0) + 1, Watch = (target.Deal?.Watch ?? 0) + 1 };
        if (!moved.IsOver)
        {
            effects.Add(new Effect.StartDeal(moved.Watch));
        }

        return moved;
    }

    private static RepAssignment? RepOf(Contact target, Contact source, bool keepsTarget, bool keepsSource) =>
        keepsTarget || (!keepsSource && target.Stage >= source.Stage) ? target.Rep ?? (keepsTarget ? null : source.Rep) : source.Rep ?? (keepsSource ? null : target.Rep);
}
