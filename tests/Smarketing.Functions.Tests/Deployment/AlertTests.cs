using System.Text.RegularExpressions;

namespace Smarketing.Functions.Tests.Deployment;

/// <summary>Alerts look for texts of the log, and the runbook explains each: so the three have to agree.</summary>
public sealed partial class AlertTests
{
    private static readonly string Alerts = File.ReadAllText(Repository.PathTo("infra", "app", "alerts.bicep"));

    [Fact]
    public void What_an_alert_looks_for_is_what_the_log_says()
    {
        var log = File.ReadAllText(Repository.PathTo("src", "Smarketing.Functions", "Log.cs"));
        var texts = LookedFor().Matches(Alerts).Select(match => match.Groups["text"].Value).ToList();

        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.Contains(text, log, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_runbook_tells_to_look_for_is_what_the_log_says()
    {
        var log = File.ReadAllText(Repository.PathTo("src", "Smarketing.Functions", "Log.cs"));
        var texts = LookedFor().Matches(File.ReadAllText(Repository.PathTo("docs", "runbook.md"))).Select(match => match.Groups["text"].Value).ToList();

        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.Contains(text, log, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_alert_has_a_section_in_the_runbook()
    {
        var titles = Title().Matches(Alerts).Select(match => match.Groups["title"].Value).ToList();
        var sections = File.ReadAllLines(Repository.PathTo("docs", "runbook.md")).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]).ToHashSet();

        Assert.NotEmpty(titles);
        Assert.Subset(sections, titles.ToHashSet());
    }

    [GeneratedRegex("message (?:startswith|has) \"(?<text>[^\"]+)\"")]
    private static partial Regex LookedFor();

    [GeneratedRegex("title: '(?<title>[^']+)'")]
    private static partial Regex Title();
}
