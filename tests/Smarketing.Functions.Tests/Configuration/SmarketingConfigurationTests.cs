using System.Text.Json.Nodes;
using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Tests.Configuration;

public sealed class SmarketingConfigurationTests
{
    [Fact]
    public void The_shipped_file_has_no_faults()
    {
        Assert.Equal(10, Mexico.Configuration.Forms.Count);
        Assert.Equal(4, Mexico.Configuration.Team.Reps.Count);
        Assert.Equal(6, Mexico.Configuration.Nurture.Tracks.Count);
    }

    [Fact]
    public void Every_fault_is_named_with_its_path()
    {
        var file = Shipped();
        file["company"]!["timeZone"] = "Mexico City";
        file["company"]!.AsObject().Remove("postalAddress");
        file["calendar"]!["hours"]!["monday"] = new JsonArray("18:00-09:00");
        file["calendar"]!["holidays"] = new JsonArray("XX");
        file["forms"]![2]!["offer"] = "e-book";
        file["forms"]![3]!["id"] = "newsletter";
        file["qualification"]!["fit"]!["threshold"] = "forty";
        file["team"]!["reps"]![1]!["email"] = "bruno";
        file["plan"]!["firstDueIn"] = "4 hours";
        file["plan"]!["attempts"]![1]!["day"] = 0;
        file["deals"]!["currency"] = "pesos";
        file["tracks"]!.AsObject().Remove("educate");
        file["wrokingHours"] = 1;

        var (configuration, faults) = SmarketingConfiguration.Parse(file.ToJsonString());

        Assert.Null(configuration);
        string[] paths =
        [
            "$.company.timeZone:", "$.company.postalAddress: is missing", "$.calendar.hours.monday:", "$.calendar.holidays:", "$.forms[2].offer:", "$.forms: the id \"newsletter\"",
            "$.qualification.fit.threshold:", "$.team.reps[1].email:", "$.plan.firstDueIn:", "$.plan.attempts:", "$.deals.currency:", "$.tracks: the track \"educate\"", "$.wrokingHours: is not known",
        ];
        Assert.All(paths, path => Assert.Contains(faults, fault => fault.StartsWith(path, StringComparison.Ordinal)));
        Assert.Equal(paths.Length, faults.Count);
    }

    [Theory]
    [InlineData("company")]
    [InlineData("calendar")]
    [InlineData("forms")]
    [InlineData("qualification")]
    [InlineData("team")]
    [InlineData("plan")]
    [InlineData("tracks")]
    [InlineData("mailHours")]
    [InlineData("deals")]
    [InlineData("sla")]
    public void A_part_that_is_missing_is_one_fault_or_says_what_it_lacks(string part)
    {
        var file = Shipped();
        file.Remove(part);

        var (configuration, faults) = SmarketingConfiguration.Parse(file.ToJsonString());

        Assert.Null(configuration);
        Assert.Contains($"$.{part}: is missing", faults);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    public void What_is_no_JSON_object_is_said_to_be_none(string text)
    {
        var (configuration, faults) = SmarketingConfiguration.Parse(text);

        Assert.Null(configuration);
        Assert.Single(faults);
    }

    private static JsonObject Shipped() => JsonNode.Parse(
        File.ReadAllText(Repository.PathTo("config", "smarketing.json")), documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!.AsObject();
}
