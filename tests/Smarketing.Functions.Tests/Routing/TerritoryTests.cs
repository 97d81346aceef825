using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Tests.Routing;

public sealed class TerritoryTests
{
    private readonly SalesTeam _team = new();

    [Theory]
    [InlineData("CO", null, null, null, null, "ana")]
    [InlineData("co", null, null, null, null, "ana")]
    [InlineData("MX", 1000, null, null, null, "bruno")]
    [InlineData("MX", 5000, null, null, null, "bruno")]
    [InlineData("MX", 5001, null, null, null, null)]
    [InlineData("MX", 999, null, null, null, null)]
    [InlineData("MX", null, "Construction", null, null, "carla")]
    [InlineData("MX", null, null, "en", null, "diego")]
    [InlineData("MX", null, null, "es", "expo", "diego")]
    [InlineData("MX", null, null, "es", null, null)]
    [InlineData(null, null, null, null, null, null)]
    public void A_rule_looks_at_country_size_industry_language_and_campaign(string? country, int? employees, string? industry, string? language, string? campaign, string? rep)
    {
        _team.Team = _team.Team with
        {
            Rules =
            [
                Rule("colombia", When() with { Country = ["CO"] }, "ana"),
                Rule("large", When() with { EmployeesAtLeast = 1000, EmployeesAtMost = 5000 }, "bruno"),
                Rule("builders", When() with { Industry = ["construction"] }, "carla"),
                Rule("english", When() with { Language = ["en"] }, "diego"),
                Rule("expo", When() with { Language = ["es"], Campaign = ["expo"] }, "diego"),
            ],
        };

        var entry = _team.Give(arrival => arrival with { Country = country, Employees = employees, Industry = industry, Language = language, Campaign = campaign });

        Assert.Equal(rep is null ? RoutingStep.RoundRobin : RoutingStep.Rule, entry.By);
        Assert.True(rep is null || entry.RepId == rep);
    }

    [Fact]
    public void The_reps_of_a_rule_take_turns_and_the_others_are_skipped_for_the_territory()
    {
        _team.Team = _team.Team with { Rules = [Rule("mexico", When() with { Country = ["MX"] }, "bruno", "diego")] };

        var given = _team.Give(4);

        Assert.Equal(["bruno", "diego", "bruno", "diego"], given.Select(entry => entry.RepId));
        Assert.Equal(("mexico", SkippedRep.Territory, SkippedRep.Territory), (given[0].Rule, given[0].Skipped["ana"], given[0].Skipped["carla"]));
        Assert.Equal(["rule mexico", "0 of 8 this week before"], given[0].Why);
    }

    [Fact]
    public void A_rule_with_nobody_free_gives_way_to_the_next_and_then_to_the_team()
    {
        _team.Team = _team.Team with { Rules = [Rule("mexico", When() with { Country = ["MX"] }, "bruno"), Rule("spanish", When() with { Language = ["es"] }, "carla")] };
        _team.SendOnLeave("bruno", new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 9));

        var given = _team.Give(9);

        Assert.All(given.Take(8), entry => Assert.Equal(("carla", "spanish"), (entry.RepId, entry.Rule)));
        Assert.Equal(RoutingStep.RoundRobin, given[8].By);
        Assert.Contains("rule mexico: nobody is free", given[8].Why);
        Assert.Equal((SkippedRep.Away, SkippedRep.Full), (given[8].Skipped["bruno"], given[8].Skipped["carla"]));
    }

    [Fact]
    public void When_everybody_is_full_a_rule_still_says_among_whom()
    {
        _team.Give(32);
        _team.Team = _team.Team with { Rules = [Rule("mexico", When() with { Country = ["MX"] }, "diego")] };

        var entry = _team.Give();

        Assert.Equal(("diego", RoutingStep.LeastLoaded, true), (entry.RepId, entry.By, entry.IsOverCapacity));
        Assert.Equal(["ana", "bruno", "carla"], entry.Skipped.Where(skipped => skipped.Value == SkippedRep.Territory).Select(skipped => skipped.Key).Order());
    }

    [Fact]
    public void A_contacts_former_rep_comes_before_any_rule()
    {
        _team.Team = _team.Team with { Rules = [Rule("mexico", When() with { Country = ["MX"] }, "diego")] };

        Assert.Equal("ana", _team.Give(arrival => arrival with { FormerRep = "ana" }).RepId);
    }

    private static TerritoryRule Rule(string id, TerritoryConditions when, params string[] reps) => new(id, when, reps);

    private static TerritoryConditions When() => new([], null, null, [], [], []);
}
