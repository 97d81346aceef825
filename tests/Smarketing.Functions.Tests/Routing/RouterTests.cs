using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.Tests.Routing;

public sealed class RouterTests
{
    private static readonly DateOnly Monday = new(2026, 1, 5);
    private static readonly DateOnly Friday = new(2026, 1, 9);
    private readonly SalesTeam _team = new();

    [Fact]
    public void A_hundred_at_once_over_four_equal_reps_give_25_each() =>
        Assert.Equal([25, 25, 25, 25], SalesTeam.Counts(_team.Give(100)).Values);

    [Fact]
    public void Turns_rotate() =>
        Assert.Equal(["ana", "bruno", "carla", "diego", "ana", "bruno", "carla", "diego"], _team.Give(8).Select(entry => entry.RepId));

    [Fact]
    public void The_round_robin_weighs_by_capacity_and_weight()
    {
        _team.Change("ana", rep => rep with { Capacity = 30 });
        _team.Change("bruno", rep => rep with { Capacity = 10, Weight = 3 });
        _team.Change("carla", rep => rep with { Capacity = 20 });
        _team.Change("diego", rep => rep with { Capacity = 10 });

        Assert.Equal([("ana", 9), ("bruno", 9), ("carla", 6), ("diego", 3)], SalesTeam.Counts(_team.Give(27)).Select(rep => (rep.Key, rep.Value)).Order());
    }

    [Fact]
    public void Who_is_full_is_passed_over_while_anybody_is_not()
    {
        _team.Change("ana", rep => rep with { Capacity = 1, Weight = 100 });

        var given = _team.Give(25);

        Assert.Equal(1, given.Count(entry => entry.RepId == "ana"));
        Assert.All(given, entry => Assert.False(entry.IsOverCapacity));
        Assert.Equal(SkippedRep.Full, given[1].Skipped["ana"]);
        Assert.Equal(["bruno", "carla", "diego"], given[1].Eligible);
    }

    [Fact]
    public void Above_everybodys_capacity_the_least_loaded_gets_it_and_the_entry_says_so()
    {
        _team.Change("diego", rep => rep with { Capacity = 4 });

        var given = _team.Give(31);

        Assert.All(given.Take(28), entry => Assert.Equal((false, RoutingStep.RoundRobin), (entry.IsOverCapacity, entry.By)));
        Assert.All(given.Skip(28), entry => Assert.Equal((true, RoutingStep.LeastLoaded), (entry.IsOverCapacity, entry.By)));
        Assert.Equal(3, given.Skip(28).Select(entry => entry.RepId).Distinct().Count());
    }

    [Fact]
    public void A_new_week_counts_from_nothing()
    {
        _team.Give(32);
        _team.Now = Mexico.At(2026, 1, 12, 9);

        var entry = _team.Give();

        Assert.False(entry.IsOverCapacity);
        Assert.Equal((1, 9), (_team.LoadOf(entry.RepId).ThisWeek, _team.LoadOf(entry.RepId).InAll));
    }

    [Theory]
    [InlineData(2026, 1, 5, 0, 5)]
    [InlineData(2026, 1, 11, 23, 5)]
    [InlineData(2026, 1, 12, 0, 12)]
    public void A_week_begins_on_Monday_in_the_companys_zone(int year, int month, int day, int hour, int monday) =>
        Assert.Equal(new DateOnly(2026, 1, monday), Mexico.Configuration.Team.WeekOf(Mexico.At(year, month, day, hour)));

    [Fact]
    public void The_former_rep_gets_a_contact_again_even_when_full()
    {
        _team.Change("carla", rep => rep with { Capacity = 1 });
        _team.Give(4);

        var entry = _team.Give(arrival => arrival with { FormerRep = "carla", CompanyOwner = "diego" });

        Assert.Equal(("carla", RoutingStep.FormerRep, true), (entry.RepId, entry.By, entry.IsOverCapacity));
        Assert.Equal(["former rep", "1 of 1 this week before"], entry.Why);
    }

    [Fact]
    public void Instead_of_a_former_rep_who_is_away_the_owner_of_the_company_gets_it()
    {
        _team.SendOnLeave("carla", Monday, Friday);

        var entry = _team.Give(arrival => arrival with { FormerRep = "carla", CompanyOwner = "diego" });

        Assert.Equal(("diego", RoutingStep.CompanyOwner), (entry.RepId, entry.By));
        Assert.Contains("the former rep, Carla Méndez, is away", entry.Why);
        Assert.Equal(SkippedRep.Away, entry.Skipped["carla"]);
    }

    [Fact]
    public void A_former_rep_who_has_left_the_team_is_no_obstacle() =>
        Assert.Equal(RoutingStep.RoundRobin, _team.Give(arrival => arrival with { FormerRep = "zoe", CompanyOwner = Manager.Id }).By);

    [Fact]
    public void A_leave_counts_in_days_first_and_last_included()
    {
        _team.SendOnLeave("ana", Monday, Friday);
        string[] days = ["2026-01-04", "2026-01-05", "2026-01-09", "2026-01-10"];

        var isAway = days.Select(day => _team.Team.Find("ana")!.IsAway(new DateTimeOffset(DateTime.Parse($"{day}T12:00:00", null), TimeSpan.FromHours(-6))));

        Assert.Equal([false, true, true, false], isAway);
    }

    [Fact]
    public void When_everybody_is_away_the_manager_gets_it()
    {
        foreach (var rep in _team.Team.Reps)
        {
            _team.SendOnLeave(rep.Id, Monday, Friday);
        }

        var entry = _team.Give(arrival => arrival with { FormerRep = "ana" });

        Assert.Equal((Manager.Id, "Marta Ríos", RoutingStep.Manager), (entry.RepId, entry.RepName, entry.By));
        Assert.Empty(entry.Eligible);
        Assert.All(_team.Team.Reps, rep => Assert.Equal(SkippedRep.Away, entry.Skipped[rep.Id]));
        Assert.Equal("marta.rios@andamio.example", _team.Team.Find(entry.RepId)!.Email);
    }

    [Fact]
    public void Whoever_is_at_work_soonest_gets_it_and_the_others_are_out_of_hours()
    {
        var madrid = Mexico.Calendar.In(TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid"));
        _team.Change("diego", rep => rep with { Calendar = madrid });
        _team.Now = Mexico.At(2026, 1, 6, 3);

        var atNight = _team.Give();
        _team.Now = Mexico.At(2026, 1, 6, 12);
        var byDay = _team.Give(3);

        Assert.Equal(("diego", SkippedRep.OutOfHours), (atNight.RepId, atNight.Skipped["ana"]));
        Assert.Equal(["diego"], atNight.Eligible);
        Assert.All(byDay, entry => Assert.Equal(SkippedRep.OutOfHours, entry.Skipped["diego"]));
    }

    [Fact]
    public void Reps_who_begin_at_the_same_instant_share_the_turns()
    {
        var ownCalendar = Mexico.Calendar.In(TimeZoneInfo.FindSystemTimeZoneById("America/Costa_Rica"));
        _team.Change("diego", rep => rep with { Calendar = ownCalendar });
        _team.Now = Mexico.At(2026, 1, 10, 12);

        Assert.Equal([1, 1, 1, 1], SalesTeam.Counts(_team.Give(4)).Values);
    }

    [Fact]
    public void A_leave_is_in_the_days_of_the_reps_own_zone()
    {
        var rep = _team.Team.Reps[0] with { Calendar = Mexico.Calendar.In(TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo")), Away = new Leave(Monday, Monday) };

        Assert.True(rep.IsAway(Mexico.At(2026, 1, 4, 10)));
        Assert.False(rep.IsAway(Mexico.At(2026, 1, 5, 10)));
    }

    [Fact]
    public void Who_gives_it_up_does_not_get_it_back()
    {
        var team = new SalesTeam();

        var entry = team.Give(arrival => arrival with { GivenUp = new GivenUp("ana", MoveReason.Missed, 1), CompanyOwner = "ana" });

        Assert.NotEqual("ana", entry.RepId);
        Assert.Equal(SkippedRep.GaveUp, entry.Skipped["ana"]);
        Assert.Contains("not ana: missed", entry.Why);
    }

    [Fact]
    public void With_nobody_else_there_the_manager_takes_what_a_rep_gives_up()
    {
        var team = new SalesTeam();
        foreach (var rep in new[] { "bruno", "carla", "diego" })
        {
            team.SendOnLeave(rep, new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 31));
        }

        Assert.Equal("manager", team.Give(arrival => arrival with { GivenUp = new GivenUp("ana", MoveReason.Missed, 1) }).RepId);
    }

    [Fact]
    public void Whoever_is_named_gets_it_and_it_counts()
    {
        var team = Mexico.Configuration.Team;

        var choice = Router.GiveTo(team.Reps[2], team, new Dictionary<string, RepLoad>(), new Arrival("subject", 1), SalesTeam.Monday);

        Assert.Equal(("carla", RoutingStep.ByHand, 1), (choice.Entry.RepId, choice.Entry.By, choice.Load.ThisWeek));
    }
}
