using System.Globalization;
using Smarketing.Functions;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Sla;

namespace Smarketing.Local.Sample;

/// <summary>What a rep does about a task of which a mail has told them.</summary>
internal static class SampleTask
{
    private static readonly IReadOnlyList<(RejectReason Item, double Weight)> Reasons =
    [
        (RejectReason.NotReady, 26), (RejectReason.NoBudget, 20), (RejectReason.NoTiming, 18), (RejectReason.NoNeed, 14), (RejectReason.NoAuthority, 10), (RejectReason.NoFit, 9), (RejectReason.InaccurateData, 3),
    ];

    /// <param name="link">The rep's.</param>
    /// <param name="toldAt">When the mail came.</param>
    /// <param name="isReal">Whether mail arrives, and the telephone is the person's.</param>
    public static IEnumerable<SampleDeed> On(SampleYear year, Contact contact, string link, DateTimeOffset toldAt, Rep rep, SampleHabit habit, bool isReal)
    {
        if (contact.FollowUp is not { Ended: null, ReachedAt: null, OpenAttempt: { } attempt } followUp || followUp.RepId != rep.Id)
        {
            yield break;
        }

        var key = string.Create(CultureInfo.InvariantCulture, $"task|{contact.Person.Email}|{followUp.Number}|{attempt.Number}|{rep.Id}");
        var chance = year.Chance(key);
        var at = SlaClock.After(rep.Calendar, attempt.OpensAt > toldAt ? attempt.OpensAt : toldAt, chance.Hours(habit.HoursMin, habit.HoursMax)).DueAt;
        if (chance.Is(habit.Misses))
        {
            yield break;
        }

        var outcome = OutcomeOf(attempt, habit, isReal, chance);
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal) { ["outcome"] = Words.Of(outcome) };
        var wait = Timing.None;
        if (outcome is AttemptOutcome.Connected or AttemptOutcome.Replied)
        {
            wait = Decide(fields, chance, followUp.Cell?.IsRaisedHand == true);
        }
        else if (attempt.Number == 1 && contact.Person.JobTitle?.StartsWith("Estudiante", StringComparison.Ordinal) == true)
        {
            fields["verdict"] = Words.Of(VerdictKind.Reject);
            fields["reason"] = Words.Of(RejectReason.NoFit);
        }

        yield return new SampleDeed.Request(at, key, HttpMethod.Post, link, fields);
        if (wait == Timing.Later)
        {
            var verdict = new Dictionary<string, object?>(StringComparer.Ordinal);
            AddVerdict(verdict, chance, isQualified: chance.Is(0.6));
            yield return new SampleDeed.Request(
                SlaClock.After(rep.Calendar, at, chance.Hours(5, 30)).DueAt, $"{key}|verdict", HttpMethod.Post, link, verdict);
        }
    }

    private static AttemptOutcome OutcomeOf(Attempt attempt, SampleHabit habit, bool isReal, SampleChance chance) => (attempt.Kind, isReal) switch
    {
        (AttemptKind.Call, false) => AttemptOutcome.WrongNumber,
        (AttemptKind.Mail, false) => AttemptOutcome.Bounced,
        (AttemptKind.Call, _) => chance.Is(habit.Reaches) ? AttemptOutcome.Connected : chance.Is(0.35) ? AttemptOutcome.Voicemail : AttemptOutcome.NoAnswer,
        _ => chance.Is(0.13) ? AttemptOutcome.Replied : AttemptOutcome.Sent,
    };

    /// <summary>What they say of somebody whom they have reached: at once, later, or never.</summary>
    private static Timing Decide(Dictionary<string, object?> fields, SampleChance chance, bool isRaisedHand)
    {
        if (chance.Is(0.06))
        {
            return Timing.None;
        }

        if (chance.Is(0.02))
        {
            fields["doNotContact"] = "true";
            return Timing.None;
        }

        if (chance.Is(0.4))
        {
            fields["verdict"] = Words.Of(VerdictKind.Accept);
            return Timing.Later;
        }

        AddVerdict(fields, chance, chance.Is(isRaisedHand ? 0.55 : 0.36));
        return Timing.AtOnce;
    }

    private static void AddVerdict(Dictionary<string, object?> fields, SampleChance chance, bool isQualified)
    {
        fields["verdict"] = Words.Of(isQualified ? VerdictKind.Qualify : VerdictKind.Reject);
        if (!isQualified)
        {
            fields["reason"] = Words.Of(chance.One(Reasons));
            return;
        }

        (fields["budget"], fields["need"], fields["authority"]) = ("yes", "yes", "yes");
        fields["timeline"] = chance.Is(0.6) ? "yes" : "unknown";
    }

    private enum Timing
    {
        None,
        AtOnce,
        Later,
    }
}
