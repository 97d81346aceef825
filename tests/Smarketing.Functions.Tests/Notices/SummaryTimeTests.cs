using System.Globalization;
using System.Text.Json.Nodes;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Notices;

namespace Smarketing.Functions.Tests.Notices;

public sealed class SummaryTimeTests
{
    [Theory]
    [InlineData("2026-01-05T13:59:59Z", null)]
    [InlineData("2026-01-05T14:00:00Z", "2026-01-05")]
    [InlineData("2026-01-05T22:00:00Z", "2026-01-05")]
    [InlineData("2026-01-06T05:59:59Z", "2026-01-05")]
    [InlineData("2026-01-06T06:00:00Z", null)]
    [InlineData("2026-01-10T14:00:00Z", null)] // Saturday
    [InlineData("2026-02-02T14:00:00Z", null)] // Constitution Day
    [InlineData("2026-02-03T14:00:00Z", "2026-02-03")]
    public void It_is_due_on_working_days_from_eight_on_by_the_companys_clocks(string now, string? day) =>
        Assert.Equal(day, Mexico.Configuration.Summary.DayDue(Instant(now))?.ToString("O", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2026-03-27T06:59:00Z", null)]
    [InlineData("2026-03-27T07:00:00Z", "2026-03-27")]
    [InlineData("2026-03-30T05:59:00Z", null)] // the clocks were put forward on Sunday
    [InlineData("2026-03-30T06:00:00Z", "2026-03-30")]
    public void It_follows_the_clocks_where_they_change(string now, string? day)
    {
        var madrid = new SummaryTime(new TimeOnly(8, 0), Mexico.Calendar.In(TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid")));

        Assert.Equal(day, madrid.DayDue(Instant(now))?.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-01-02T18:00:00Z", true)]
    [InlineData("2026-01-05T13:59:59Z", true)]
    [InlineData("2026-01-05T14:00:00Z", false)]
    public void It_tells_what_was_before_its_time_however_late_it_goes_out(string happenedAt, bool isTold) =>
        Assert.Equal(isTold, Mexico.Configuration.Summary.Tells(new DateOnly(2026, 1, 5), Instant(happenedAt)));

    [Fact]
    public void A_company_may_say_when_and_one_that_does_not_has_it_at_eight()
    {
        var file = JsonNode.Parse(
            File.ReadAllText(Repository.PathTo("config", "smarketing.json")), documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!.AsObject();
        file["summary"] = new JsonObject { ["at"] = "17:30" };
        Assert.Equal(new TimeOnly(17, 30), SmarketingConfiguration.Parse(file.ToJsonString()).Configuration!.Summary.At);

        file["summary"] = new JsonObject { ["at"] = "noon" };
        Assert.Equal(["$.summary.at: must be a time such as 09:00"], SmarketingConfiguration.Parse(file.ToJsonString()).Faults);

        file.Remove("summary");
        Assert.Equal(new TimeOnly(8, 0), SmarketingConfiguration.Parse(file.ToJsonString()).Configuration!.Summary.At);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
