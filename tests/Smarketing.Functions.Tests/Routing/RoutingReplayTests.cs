using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Tests.Routing;

public sealed class RoutingReplayTests
{
    private readonly SalesTeam _team = new();

    [Fact]
    public void Under_the_same_team_everybody_would_have_got_the_same()
    {
        _team.Change("bruno", rep => rep with { Capacity = 3 });
        _team.Change("carla", rep => rep with { Weight = 2 });
        _team.Give(7);
        var month = Month();

        var replayed = RoutingReplay.Of(_team.Team, month);

        Assert.Equal(month.Count, replayed.Choices.Count);
        Assert.DoesNotContain(replayed.Choices, choice => choice.IsMoved);
        Assert.All(replayed.Counts.Values, count => Assert.Equal(count.Was, count.Would));
        Assert.Contains(month, entry => entry.By == RoutingStep.LeastLoaded);
    }

    [Fact]
    public void Under_another_rule_it_says_who_would_have_got_what()
    {
        var month = Month();
        var rule = new TerritoryRule("colombia", new TerritoryConditions(["CO"], null, null, [], [], []), ["diego"]);

        var replayed = RoutingReplay.Of(_team.Team with { Rules = [rule] }, month);

        Assert.All(replayed.Choices.Where(choice => choice.Would.By == RoutingStep.Rule), choice => Assert.Equal("diego", choice.Would.RepId));
        Assert.True(replayed.Counts["diego"].Would > replayed.Counts["diego"].Was);
        Assert.Equal(month.Count, replayed.Counts.Values.Sum(count => count.Would));
        Assert.Equal(replayed.Choices.Count(choice => choice.Would.RepId == "diego"), replayed.Counts["diego"].Would);
    }

    [Fact]
    public void Under_another_weight_the_shares_are_others()
    {
        _team.Change("ana", rep => rep with { Capacity = 100 });
        _team.Change("bruno", rep => rep with { Capacity = 100 });
        _team.Change("carla", rep => rep with { Capacity = 100 });
        _team.Change("diego", rep => rep with { Capacity = 100 });
        var given = _team.Give(60);
        _team.Change("ana", rep => rep with { Weight = 3 });

        var replayed = RoutingReplay.Of(_team.Team, given);

        Assert.Equal(new ReplayCount(15, 30), replayed.Counts["ana"]);
    }

    [Fact]
    public void A_contact_would_have_gone_back_to_whoever_would_have_had_them()
    {
        var first = _team.Give(arrival => arrival with { Subject = "lucia" });
        _team.Now = SalesTeam.Monday.AddDays(1);
        var second = _team.Give(arrival => arrival with { Subject = "lucia", Number = 2, FormerRep = first.RepId });
        var withoutAna = _team.Team with { Reps = [.. _team.Team.Reps.Where(rep => rep.Id != "ana")] };

        var replayed = RoutingReplay.Of(withoutAna, [first, second]);

        Assert.Equal(("ana", "ana"), (first.RepId, second.RepId));
        Assert.Equal(("bruno", "bruno", RoutingStep.FormerRep), (replayed.Choices[0].Would.RepId, replayed.Choices[1].Would.RepId, replayed.Choices[1].Would.By));
    }

    [Fact]
    public void Who_was_there_is_there_again_and_of_whom_the_ledger_does_not_know_the_leave_is_the_teams()
    {
        var given = _team.Give(4);
        var newcomer = _team.Team.Reps[0] with { Id = "zoe", Away = new Leave(new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 9)) };
        _team.SendOnLeave("ana", new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 9));

        var replayed = RoutingReplay.Of(_team.Team with { Reps = [.. _team.Team.Reps, newcomer] }, given);

        Assert.Equal(["ana", "bruno", "carla", "diego"], replayed.Choices.Select(choice => choice.Would.RepId));
        Assert.All(replayed.Choices, choice => Assert.Equal(SkippedRep.Away, choice.Would.Skipped["zoe"]));
    }

    [Fact]
    public void A_period_without_entries_gives_nobody_anything() => Assert.Empty(RoutingReplay.Of(_team.Team, []).Counts);

    /// <summary>Three weeks with a leave in the second; some people come back, some from Colombia; in the third there are too many.</summary>
    private List<LedgerEntry> Month()
    {
        var entries = new List<LedgerEntry>();
        for (var hour = 0; hour < 15 * 6; hour++)
        {
            var day = hour / 6;
            _team.Now = SalesTeam.Monday.AddDays(day + (day / 5 * 2)).AddHours(hour % 6);
            if (day == 5)
            {
                _team.SendOnLeave("ana", new DateOnly(2026, 1, 12), new DateOnly(2026, 1, 14));
            }

            var number = hour;
            for (var i = 0; i <= day / 10; i++)
            {
                entries.Add(_team.Give(arrival => arrival with { Country = number % 4 == 0 ? "CO" : "MX", FormerRep = number % 7 == 3 ? "carla" : null }));
            }
        }

        return entries;
    }
}
