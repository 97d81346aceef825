using Smarketing.Functions.Contacts;
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_an_open_follow_up_nothing_is_due(bool hasTask) =>
        Assert.Equal(hasTask, new AlertNews(["news"], null).In(MailSamples.Model("en"), hasTask).Task is not null);
}
