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
        var file = ShippedFile.Read();
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
        var file = ShippedFile.Read();
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

    [Theory]
    [InlineData("mailForm", "did you mean \"mailFrom\"?")]
    [InlineData("timezone", "did you mean \"timeZone\"?")]
    [InlineData("langage", "did you mean \"language\"?")]
    [InlineData("ulr", "did you mean \"url\"?")]
    [InlineData("colour", "known are demoLink, language, mailFrom, mailFromName, name, postalAddress, replyDomain, timeZone, url")]
    public void A_property_that_is_not_known_is_guessed_or_told_what_is(string name, string guess)
    {
        var file = ShippedFile.Read();
        file["company"]![name] = "x";

        Assert.Equal([$"$.company.{name}: is not known here; {guess}"], SmarketingConfiguration.Parse(file.ToJsonString()).Faults);
    }

    [Theory]
    [InlineData("{\n  \"company\": {},\n  \"forms\" [] }", "line 3, byte 11: this is not JSON: '[' is invalid after a property name. Expected a ':'.")]
    [InlineData("{ \"company\": { \"name\": \"\\ud83d\" } }", "$: a text holds half of a character (an escape such as \\ud83d without its other half)")]
    public void What_cannot_be_read_is_told_where(string json, string fault) =>
        Assert.Equal([fault], SmarketingConfiguration.Parse(json).Faults);

    [Fact]
    public void A_property_that_stands_twice_is_a_fault()
    {
        var json = File.ReadAllText(ShippedFile.Path).Replace("\"capacity\": 8", "\"capacity\": 8, \"capacity\": 9", StringComparison.Ordinal);

        Assert.Equal(
            ["$.team.reps[0].capacity: stands more than once", "$.team.reps[1].capacity: stands more than once", "$.team.reps[2].capacity: stands more than once", "$.team.reps[3].capacity: stands more than once"],
            SmarketingConfiguration.Parse(json).Faults);
    }
}
