using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Tests.Routing;

/// <summary>What becomes of the round robin when somebody comes and goes.</summary>
public sealed class LeaveTests
{
    private static readonly DateOnly Monday = new(2026, 1, 5);
    private static readonly DateOnly Friday = new(2026, 1, 9);
    private static readonly DateTimeOffset NextMonday = Mexico.At(2026, 1, 12, 9);
    private readonly SalesTeam _team = new();

    public LeaveTests()
    {
        foreach (var rep in _team.Team.Reps)
        {
            _team.Change(rep.Id, one => one with { Capacity = 100 });
        }
    }

    [Fact]
    public void Who_comes_back_from_leave_gets_a_fair_share_and_no_flood()
    {
        Leave();
        _team.Now = NextMonday;

        Assert.Equal([5, 5, 5, 5], SalesTeam.Counts(_team.Give(20)).Values);
    }

    [Fact]
    public void Where_the_team_catches_up_who_comes_back_gets_what_they_have_missed()
    {
        _team.Team = _team.Team with { CatchesUp = true };
        Leave();
        _team.Now = NextMonday;

        Assert.All(_team.Give(10), entry => Assert.Equal("ana", entry.RepId));
    }

    [Fact]
    public void A_leave_that_was_cut_short_brings_no_flood_either()
    {
        Leave();
        _team.Now = Mexico.At(2026, 1, 7, 9);
        var back = new RepSettings(Away: new Leave(Monday, Friday)).WithLeave(null, today: new DateOnly(2026, 1, 7));
        _team.Change("ana", rep => rep.With(back));

        Assert.False(_team.Team.Find("ana")!.IsAway(_team.Now));
        Assert.Equal([5, 5, 5, 5], SalesTeam.Counts(_team.Give(20)).Values);
    }

    [Theory]
    [InlineData(8, 5, false)]
    [InlineData(9, 5, false)]
    [InlineData(10, 9, true)]
    public void The_last_day_away_is_that_of_the_leave_once_it_is_over(int today, int lastDay, bool isOver)
    {
        var rep = _team.Team.Reps[0] with { Away = new Leave(Monday, Friday), AwayUntil = Monday };

        Assert.Equal(new DateOnly(2026, 1, lastDay), rep.LastDayAway(Mexico.At(2026, 1, today, 12)));
        Assert.Equal(!isOver, rep.IsAway(Mexico.At(2026, 1, today, 12)));
    }

    [Fact]
    public void What_was_set_since_the_configuration_goes_before_it()
    {
        var rep = _team.Team.Reps[0] with { Capacity = 8, Weight = 1 };

        Assert.Equal((20, 3), (rep.With(new RepSettings(Capacity: 20, Weight: 3)).Capacity, rep.With(new RepSettings(Capacity: 20, Weight: 3)).Weight));
        Assert.Equal((8, 1), (rep.With(new RepSettings()).Capacity, rep.With(new RepSettings()).Weight));
    }

    [Fact]
    public void Who_comes_back_goes_on_from_the_average_and_a_newcomer_from_the_lowest_but_for_the_longest_turn()
    {
        var loads = new Dictionary<string, RepLoad>(StringComparer.Ordinal)
        {
            ["ana"] = Load("ana", 0.1, Monday.AddDays(-3)), ["bruno"] = Load("bruno", 1, Friday), ["carla"] = Load("carla", 4, Friday),
        };
        _team.SendOnLeave("ana", Monday, Friday);
        _team.Change("bruno", rep => rep with { Capacity = 4 });

        var table = new RoutingTable(_team.Team, loads, NextMonday);

        Assert.Equal([2.5, 1, 4, 0.75], table.Seats.Select(seat => seat.Load.Turns));

        // Given something on the last day of the leave, or before, is given before it; the day after is given since.
        loads["ana"] = Load("ana", 0.1, Friday);
        Assert.Equal(2.5, new RoutingTable(_team.Team, loads, NextMonday).Seats[0].Load.Turns);
        loads["ana"] = Load("ana", 0.1, Friday.AddDays(1));
        Assert.Equal(0.1, new RoutingTable(_team.Team, loads, NextMonday).Seats[0].Load.Turns);
    }

    [Fact]
    public void A_newcomer_shares_from_now_on()
    {
        var newcomer = _team.Team.Reps[0] with { Id = "zoe" };
        _team.Give(100);
        _team.Team = _team.Team with { Reps = [.. _team.Team.Reps, newcomer] };

        Assert.InRange(SalesTeam.Counts(_team.Give(20))["zoe"], 4, 5);
    }

    [Fact]
    public void A_changed_weight_counts_from_now_on()
    {
        _team.Give(100);
        _team.Change("ana", rep => rep with { Weight = 3 });

        Assert.InRange(SalesTeam.Counts(_team.Give(24))["ana"], 12, 13);
    }

    [Fact]
    public void A_leave_that_had_not_begun_leaves_no_trace()
    {
        var planned = new RepSettings().WithLeave(new Leave(Friday, Friday), today: Monday);

        Assert.Equal(new RepSettings(), planned.WithLeave(null, today: Monday));
    }

    [Fact]
    public void A_leave_followed_by_another_is_remembered_until_its_last_day()
    {
        var first = new RepSettings().WithLeave(new Leave(Monday, Friday), today: Monday);

        var second = first.WithLeave(new Leave(new DateOnly(2026, 2, 2), new DateOnly(2026, 2, 6)), today: new DateOnly(2026, 1, 20));

        Assert.Equal(Friday, second.AwayUntil);
    }

    private static RepLoad Load(string rep, double turns, DateOnly lastDay) =>
        RepLoad.None(rep, Monday) with { Turns = turns, LastAt = Mexico.At(lastDay.Year, lastDay.Month, lastDay.Day, 12) };

    /// <summary>Each has ten; then ana leaves, and the others get ten more each.</summary>
    private void Leave()
    {
        _team.Now = Mexico.At(2026, 1, 2, 9);
        _team.Give(40);
        _team.SendOnLeave("ana", Monday, Friday);
        _team.Now = SalesTeam.Monday;
        Assert.DoesNotContain("ana", _team.Give(30).Select(entry => entry.RepId));
    }
}
