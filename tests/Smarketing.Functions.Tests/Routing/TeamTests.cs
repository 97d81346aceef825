using System.Text.Json.Nodes;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Tests.Routing;

/// <summary>The team as the configuration has it.</summary>
public sealed class TeamTests
{
    private readonly JsonObject _file = JsonNode.Parse(
        File.ReadAllText(Repository.PathTo("config", "smarketing.json")), documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!.AsObject();

    private JsonObject Team => _file["team"]!.AsObject();

    [Fact]
    public void A_rep_may_have_another_zone_and_other_hours()
    {
        Rep(0)["timeZone"] = "Europe/Madrid";
        Rep(1)["timeZone"] = "Europe/Madrid";
        Rep(1)["calendar"] = JsonNode.Parse("""{ "hours": { "saturday": ["10:00-14:00"] }, "holidays": ["2026-01-10"] }""");

        var team = Read().Team;

        Assert.Equal(Mexico.At(2026, 1, 5, 2), team.Reps[0].Calendar.WorkingTimeFrom(Mexico.At(2026, 1, 4)));
        Assert.Equal(Mexico.At(2026, 1, 17, 3), team.Reps[1].Calendar.WorkingTimeFrom(Mexico.At(2026, 1, 4)));
        Assert.Equal(Mexico.At(2026, 1, 5, 9), team.Reps[2].Calendar.WorkingTimeFrom(Mexico.At(2026, 1, 4)));
    }

    [Fact]
    public void Rules_are_read_in_order()
    {
        Team["rules"] = JsonNode.Parse("""
            [
              { "id": "large", "when": { "employeesAtLeast": 1000, "country": ["MX", "CO"] }, "reps": ["ana", "bruno"] },
              { "id": "english", "when": { "language": ["en"] }, "reps": ["carla"] }
            ]
            """);

        var rules = Read().Team.Rules;

        Assert.Equal(["large", "english"], rules.Select(rule => rule.Id));
        Assert.Equal((1000, "CO", "bruno"), (rules[0].When.EmployeesAtLeast!.Value, rules[0].When.Country[1], rules[0].Reps[1]));
    }

    [Fact]
    public void Every_fault_of_the_team_is_named_with_its_path()
    {
        Rep(0)["id"] = "manager";
        Rep(1)["id"] = "bruno/salas";
        Rep(2)["timeZone"] = "Madrid";
        Rep(3)["calendar"] = new JsonObject();
        Team["catchUp"] = "yes";
        Team["rules"] = JsonNode.Parse("""
            [
              { "id": "one", "when": { "employeesAtLeast": 10, "employeesAtMost": 9 }, "reps": [] },
              { "id": "one", "when": { "city": ["CDMX"] }, "reps": ["zoe"] }
            ]
            """);

        var (_, faults) = SmarketingConfiguration.Parse(_file.ToJsonString());

        string[] paths =
        [
            "$.team.reps[0].id:", "$.team.reps[1].id:", "$.team.reps[2].timeZone:", "$.team.reps[3].calendar.hours: is missing", "$.team.catchUp:",
            "$.team.rules[0].when.employeesAtMost:", "$.team.rules[0].reps:", "$.team.rules[1].when.city: is not known", "$.team.rules[1].reps: there is no rep \"zoe\"", "$.team.rules: the id \"one\"",
        ];
        Assert.All(paths, path => Assert.Contains(faults, fault => fault.StartsWith(path, StringComparison.Ordinal)));
    }

    private SmarketingConfiguration Read()
    {
        var (configuration, faults) = SmarketingConfiguration.Parse(_file.ToJsonString());
        return configuration ?? throw new InvalidOperationException(string.Join('\n', faults));
    }

    private JsonObject Rep(int index) => Team["reps"]![index]!.AsObject();
}
