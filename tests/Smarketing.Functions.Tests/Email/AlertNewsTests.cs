using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Email;

namespace Smarketing.Functions.Tests.Email;

public sealed class AlertNewsTests
{
    private static readonly DateTimeOffset At = Mexico.At(2026, 1, 5, 9);

    private static readonly TimelineEntry[] Timeline =
    [
        TimelineEntry.Of(At, TimelineKind.Submission, "one", ("offer", "demo"), ("channel", "direct"), ("message", "The first message")),
        TimelineEntry.Of(At.AddDays(1), TimelineKind.Submission, "two", ("offer", "pricing"), ("channel", "email"), ("changed", "phone: +52 55 1234\njobTitle: Directora")),
        TimelineEntry.Of(At.AddDays(2), TimelineKind.Activity, "three", ("activity", "reply")),
        TimelineEntry.Of(At.AddDays(3), TimelineKind.Suppressed, "unsubscribed", ("why", "unsubscribed")),
    ];

    [Theory]
    [InlineData("alert-two", "asked for prices (e-mail)|Phone: +52 55 1234|Job title: Directora")]
    [InlineData("alert-three", "answered a mail")]
    [InlineData("alert-unsubscribed", "wants no more mail")]
    [InlineData("alert-of-something-else", "wants no more mail")]
    public void An_alert_tells_what_it_is_about_and_what_has_become_known(string cause, string told)
    {
        var news = AlertNews.Of(cause, Timeline, Mexico.Configuration.Company.Zone, "en");

        Assert.Equal(told, string.Join('|', news.Lines.Select((line, index) => index == 0 ? line.Split(" · ")[1] : line)));
        Assert.Null(news.Message);
    }

    [Fact]
    public void Only_what_was_written_with_it_is_quoted() =>
        Assert.Equal("The first message", AlertNews.Of("alert-one", Timeline, Mexico.Configuration.Company.Zone, "en").Message);

    [Fact]
    public void What_was_held_back_is_told_together_with_what_was_written()
    {
        TimelineEntry[] timeline = [.. Timeline, Held("one"), Held("two")];

        Assert.Equal(
            ["asked for a demo (direct)", "“The first message”", "asked for prices (e-mail)", "Phone: +52 55 1234", "Job title: Directora"],
            AlertNews.Of("alert-more-1", timeline, Mexico.Configuration.Company.Zone, "en").Lines.Select(line => line.Split(" · ")[^1]));
        Assert.Equal("The first message", AlertNews.Of("alert-more-1", [.. Timeline, Held("one")], Mexico.Configuration.Company.Zone, "en").Message);
    }

    [Fact]
    public void Of_a_flood_the_newest_are_told_and_the_number_of_the_rest()
    {
        var posts = Enumerable.Range(0, 1_000).SelectMany(number => new[]
        {
            TimelineEntry.Of(At.AddSeconds(number), TimelineKind.Submission, $"post-{number}", ("offer", "demo"), ("channel", "direct"), ("message", new string((char)('a' + (number % 26)), 1_000))),
            Held($"post-{number}"),
        });

        var lines = AlertNews.Of("alert-more-1", [.. posts], Mexico.Configuration.Company.Zone, "es").Lines;

        Assert.Equal((41, "980 más antes, que están en el historial del contacto"), (lines.Count, lines[0]));
        Assert.Equal($"“{new string('l', 300)}…”", lines[^1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_an_open_follow_up_nothing_is_due(bool hasTask) =>
        Assert.Equal(hasTask, new AlertNews(["news"], null).In(MailSamples.Model("en"), hasTask).Task is not null);

    private static TimelineEntry Held(string id) => TimelineEntry.Of(At, TimelineKind.Alert, id, (SalesAlert.ToldBy, "alert-more-1"));
}
