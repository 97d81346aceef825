using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Routing;

/// <summary>One follow-up as it was given, and as it would have been.</summary>
public sealed record ReplayedChoice(LedgerEntry Was, LedgerEntry Would)
{
    public bool IsMoved => Was.RepId != Would.RepId;
}

/// <summary>How many a rep was given, and would have been.</summary>
public readonly record struct ReplayCount(int Was, int Would);

public sealed record ReplayResult(IReadOnlyList<ReplayedChoice> Choices, IReadOnlyDictionary<string, ReplayCount> Counts);

/// <summary>Routes a period's ledger once more, as if the team's rules, weights, capacities or reps had been others.</summary>
public static class RoutingReplay
{
    /// <summary>
    /// Each choice sees what the changed choices before it have made of the loads. Who was away is taken from the ledger;
    /// of reps whom it doesn't know, from <paramref name="changed"/>. A company's owner stays whoever it was.
    /// </summary>
    public static ReplayResult Of(Team changed, IReadOnlyList<LedgerEntry> period)
    {
        var entries = period.OrderBy(entry => entry.At).ThenBy(entry => entry.TeamBefore).ToList();
        var loads = entries.DistinctBy(entry => entry.RepId).ToDictionary(entry => entry.RepId, entry => entry.Before, StringComparer.Ordinal);
        var presence = new Presence(entries);
        var repBySubject = new Dictionary<string, string>(StringComparer.Ordinal);
        var choices = new List<ReplayedChoice>();
        foreach (var entry in entries)
        {
            var subject = entry.Arrival.Subject;
            var had = repBySubject.GetValueOrDefault(subject);
            var arrival = entry.Arrival.GivenUp is { } givenUp
                ? entry.Arrival with { GivenUp = givenUp with { By = had ?? givenUp.By } }
                : entry.Arrival with { FormerRep = had ?? entry.Arrival.FormerRep };
            var team = presence.At(entry, changed);
            var choice = entry.By == RoutingStep.ByHand && team.Find(entry.RepId) is { } named
                ? Router.GiveTo(named, team, loads, arrival, entry.At)
                : Router.Choose(team, loads, arrival, entry.At);
            loads[choice.Load.RepId] = choice.Load;
            repBySubject[subject] = choice.Load.RepId;
            choices.Add(new ReplayedChoice(entry, choice.Entry));
        }

        return new ReplayResult(choices, Counts(choices));
    }

    private static Dictionary<string, ReplayCount> Counts(List<ReplayedChoice> choices) => choices
        .SelectMany(choice => new[] { choice.Was.RepId, choice.Would.RepId })
        .Distinct()
        .ToDictionary(
            rep => rep,
            rep => new ReplayCount(choices.Count(choice => choice.Was.RepId == rep), choices.Count(choice => choice.Would.RepId == rep)),
            StringComparer.Ordinal);

    /// <summary>Who was there at each choice, as the ledger has it.</summary>
    private sealed class Presence(List<LedgerEntry> entries)
    {
        private readonly HashSet<string> _known = [.. entries.SelectMany(entry => entry.Eligible.Concat(entry.Skipped.Keys))];
        private readonly Dictionary<string, DateOnly> _lastDayAway = new(StringComparer.Ordinal);

        public Team At(LedgerEntry entry, Team team) => team with { Reps = [.. team.Reps.Select(rep => At(entry, rep))] };

        private Rep At(LedgerEntry entry, Rep rep)
        {
            if (!_known.Contains(rep.Id))
            {
                return rep;
            }

            var today = rep.Calendar.DayOf(entry.At);
            if (entry.Skipped.TryGetValue(rep.Id, out var why) && (why == SkippedRep.Away || (why == SkippedRep.GaveUp && entry.Arrival.GivenUp?.Why == MoveReason.Away)))
            {
                _lastDayAway[rep.Id] = today;
                return rep with { Away = new Leave(today, today), AwayUntil = null };
            }

            return rep with { Away = null, AwayUntil = _lastDayAway.TryGetValue(rep.Id, out var lastDay) ? lastDay : null };
        }
    }
}
