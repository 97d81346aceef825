using System.Text.Json.Nodes;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.Tests.Sla;

public sealed class AgreementTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void The_shipped_agreement_is_the_one_that_was_checked_in(string language)
    {
        var path = Repository.PathTo("tests", "Smarketing.Functions.Tests", "Sla", "Golden", $"agreement.{language}.txt");
        var actual = Text(AgreementWriter.Write(Mexico.Configuration, language));
        if (Environment.GetEnvironmentVariable("SMARKETING_WRITE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "(there is no such file)", actual);
    }

    [Fact]
    public void Both_languages_have_the_same_sections_and_lines()
    {
        var (english, spanish) = (AgreementWriter.Write(Mexico.Configuration, "en"), AgreementWriter.Write(Mexico.Configuration, "es"));

        Assert.Equal(english.Sections.Select(section => (section.Id, section.Lines.Count)), spanish.Sections.Select(section => (section.Id, section.Lines.Count)));
    }

    [Theory]
    [InlineData("times", "PT30M", "within 30 minutes of working time from the MQL")]
    [InlineData("times", "PT1H", "within 1 hour of working time from the MQL")]
    [InlineData("times", "PT1H30M", "within 1 hour 30 minutes of working time from the MQL")]
    public void It_says_what_the_program_enforces(string section, string firstDueIn, string text) =>
        Assert.Contains(Lines(file => file["plan"]!["firstDueIn"] = firstDueIn, section), line => line.Text == text);

    [Fact]
    public void The_classic_promise_is_told_for_each_rep() =>
        Assert.Equal(
            ["400, which is 100 for each of 4 reps", "67, which is 16.75 for each of 4 reps", "at least 80 % of the MQLs"],
            Lines(file => file["sla"]!["promise"] = new JsonObject { ["mqlsPerMonth"] = 67, ["leadsPerMonth"] = 400, ["shareAccepted"] = 0.8 }, "targets").Select(line => line.Text));

    [Fact]
    public void A_company_has_its_own_words_for_a_stage()
    {
        var lines = Lines(file => file["agreement"]!["stages"]!["lead"] = new JsonObject { ["label"] = "Candidate", ["meaning"] = new JsonObject { ["es"] = "Alguien.", ["en"] = "Somebody." } }, "stages");

        Assert.Equal(new AgreementLine("Candidate", "Somebody."), lines[1]);
        Assert.Equal("Prospect", lines[0].Term);
    }

    [Fact]
    public void It_needs_nothing_in_the_file_and_tells_what_is_wrong_there()
    {
        Assert.Equal(2, Lines(file => file.AsObject().Remove("agreement"), "meetings").Count);

        var (_, faults) = SmarketingConfiguration.Parse(Changed(file =>
        {
            file["agreement"]!["stages"]!["vip"] = new JsonObject();
            file["agreement"]!["meetings"]![0]!["reports"] = new JsonArray("gossip");
            file["sla"]!["promise"]!["shareAccepted"] = 80;
        }));
        Assert.Equal(["$.agreement.meetings[0].reports:", "$.agreement.stages.vip:", "$.sla.promise.shareAccepted:"], faults.Select(fault => fault[..(fault.IndexOf(':', StringComparison.Ordinal) + 1)]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{ "not": { "domain": "rival.example" } }""", "not (mail domain: rival.example)")]
    [InlineData("""{ "employees": { "atMost": 50 }, "address": "free" }""", "employees: 50 or fewer and mail address: free")]
    [InlineData("""{ "any": [{ "seniority": "manager", "country": "MX" }, { "attributes.budget": { "atLeast": 1000 } }] }""", "(job: manages and country: Mexico) or attributes.budget: 1,000 or more")]
    public void Rules_are_told_in_words(string when, string words) =>
        Assert.Contains(Lines(file => file["qualification"]!["fit"]!["rules"]![0]!["when"] = JsonNode.Parse(when), "persona"), line => line.Text == words);

    [Fact]
    public void A_version_is_found_again_by_its_row()
    {
        var mark = new AgreementMark("0123456789ab", new DateTimeOffset(2026, 1, 5, 9, 0, 0, 123, TimeSpan.FromHours(-6)));

        Assert.Equal(mark with { Since = mark.Since.ToUniversalTime() }, AgreementKeys.Read(AgreementKeys.Row(mark)));
    }

    private static IReadOnlyList<AgreementLine> Lines(Action<JsonNode> change, string section)
    {
        var (configuration, faults) = SmarketingConfiguration.Parse(Changed(change));
        Assert.Empty(faults);
        return AgreementWriter.Write(configuration!, "en").Sections.Single(one => one.Id == section).Lines;
    }

    private static string Changed(Action<JsonNode> change)
    {
        var file = JsonNode.Parse(File.ReadAllText(Repository.PathTo("config", "smarketing.json")), documentOptions: SmarketingConfiguration.Lenient)!;
        change(file);
        return file.ToJsonString();
    }

    private static string Text(Agreement agreement) => string.Concat(
        $"{agreement.Title}\n{agreement.Company}\n",
        string.Concat(agreement.Sections.Select(section => $"\n## {section.Title} ({section.Id})\n{string.Concat(section.Lines.Select(line => line.Term is null ? $"{line.Text}\n" : $"{line.Term}: {line.Text}\n"))}")));
}
