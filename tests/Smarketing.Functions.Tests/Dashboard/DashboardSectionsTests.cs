using Smarketing.Functions.Charts;
using Smarketing.Functions.Dashboard;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Tests.Pages;

namespace Smarketing.Functions.Tests.Dashboard;

public sealed class DashboardSectionsTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void The_page_tells_what_the_checked_in_text_tells(string language)
    {
        var path = Repository.PathTo("tests", "Smarketing.Functions.Tests", "Dashboard", "Golden", $"dashboard.{language}.txt");
        var actual = Text(DashboardSamples.Whole(language).Sections);
        if (Environment.GetEnvironmentVariable("SMARKETING_WRITE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "(there is no such file)", actual);
    }

    [Fact]
    public void Every_chart_has_its_table_and_says_in_words_what_it_shows() => Assert.All(
        DashboardSamples.Whole("en").Sections.Concat(Rollup.Reports.SelectMany(report => DashboardSamples.Report("es", report).Sections)).SelectMany(section => section.Parts),
        part =>
        {
            Assert.NotNull(part.Table);
            Assert.All(part.Table.Rows, row => Assert.Equal(part.Table.Heads.Count, row.Count));
            Assert.True(part.Picture is null || part.Picture.Description.Length > 0);
        });

    [Fact]
    public void Without_anything_in_the_period_every_section_says_so_and_draws_nothing() => Assert.All(DashboardSamples.Empty("en").Sections, section =>
    {
        Assert.NotNull(section.Instead);
        Assert.Empty(section.Parts);
    });

    [Fact]
    public void What_is_not_counted_by_campaign_says_so_and_shows_no_numbers() => Assert.Equal(
        ["funnel", "won", "campaigns"], Narrowed(DashboardSamples.OfCampaign("en"), "campaign"));

    [Fact]
    public void What_is_not_counted_by_rep_says_so_and_shows_no_numbers() => Assert.Equal(
        ["sla", "won", "work", "reps"], Narrowed(DashboardSamples.OfRep("en"), "rep"));

    [Fact]
    public void A_campaign_s_funnel_is_of_those_whom_it_brought_first()
    {
        var table = DashboardSamples.OfCampaign("en").Sections[0].Parts[0].Table!;

        Assert.Equal(["6", "6", "4", "1", "1", "1", "1"], table.Rows.Select(row => row[1]));
        Assert.All(table.Rows, row => Assert.Equal("–", row[2]));
    }

    [Fact]
    public void A_rep_s_sections_name_nobody_else()
    {
        var texts = DashboardSamples.OfRep("en").Sections.SelectMany(section => section.Parts).SelectMany(part => part.Table!.Rows).SelectMany(row => row).ToList();

        Assert.Contains("Ana Torres", texts);
        Assert.DoesNotContain("Bruno Salas", texts);
    }

    [Fact]
    public void Nobody_who_is_a_lead_is_named()
    {
        var texts = DashboardSamples.Report("en", ReportName.Reps).Sections.SelectMany(section => section.Parts).SelectMany(part => part.Table!.Rows).SelectMany(row => row);

        Assert.DoesNotContain(texts, text => text.Contains('@', StringComparison.Ordinal) || text.Contains("Luc", StringComparison.Ordinal));
    }

    /// <summary>The sections that show numbers; the others name what they aren't counted by.</summary>
    private static IEnumerable<string> Narrowed(DashboardPageModel model, string by)
    {
        var refused = model.Sections.Where(section => section.IsRefused).ToList();
        Assert.All(refused, section => Assert.True(section is { Parts: [], Figures: [], Note: null } && section.Instead!.Contains($"counted by {by}", StringComparison.Ordinal)));
        return model.Sections.Except(refused).Select(section => section.Id);
    }

    private static string Text(IEnumerable<Section> sections)
    {
        var lines = new List<string>();
        foreach (var section in sections)
        {
            lines.Add($"## {section.Title}");
            lines.AddRange(section.Figures.Select(figure => $"{figure.Label}: {figure.Value} {figure.Of}".TrimEnd()));
            lines.AddRange(new[] { section.Note, section.Instead }.OfType<string>());
            foreach (var part in section.Parts)
            {
                lines.Add($"# {part.Table!.Caption}");
                lines.AddRange(part.Picture?.Drawing.Shapes.OfType<Shape.Label>().Select(label => $"  ({label.Text})") ?? []);
                lines.Add(string.Join(" | ", part.Table.Heads));
                lines.AddRange(part.Table.Rows.Select(row => string.Join(" | ", row)));
            }

            lines.Add("");
        }

        return string.Join('\n', lines);
    }
}
