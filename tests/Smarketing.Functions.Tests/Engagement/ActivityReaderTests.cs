using Smarketing.Functions.Engagement;

namespace Smarketing.Functions.Tests.Engagement;

public sealed class ActivityReaderTests
{
    private static readonly DateTimeOffset Now = Mexico.At(2026, 3, 2, 9);

    [Fact]
    public void An_activity_is_read_whole()
    {
        var (activity, errors) = Read(("email", " Lucia@alba.mx "), ("kind", "webinar"), ("campaign", "spring"), ("value", "Costs on site"), ("at", "2026-03-01T10:00:00-06:00"));

        Assert.Empty(errors);
        Assert.Equal(("Lucia@alba.mx", "lucia@alba.mx"), (activity!.Email, activity.Address.Value));
        Assert.Equal(new EngagementEvent("2026-03-01T16:00:00.0000000+00:00", EngagementKind.Webinar, Mexico.At(2026, 3, 1, 10).ToUniversalTime(), "spring", "Costs on site"), activity.Engagement);
    }

    [Fact]
    public void A_text_holds_nothing_that_breaks_whoever_reads_it() =>
        Assert.Equal("spring fair", Read(("email", "a@alba.mx"), ("kind", "page"), ("campaign", "spring\uFFFE\u0007 fair")).Activity!.Engagement.Campaign);

    [Fact]
    public void Without_a_time_it_is_now() => Assert.Equal(("none", Now), (Read(("email", "a@alba.mx"), ("kind", "page")).Activity!.Engagement.Id, Read(("email", "a@alba.mx"), ("kind", "page")).Activity!.Engagement.At));

    [Theory]
    [InlineData("email", "")]
    [InlineData("email", "lucia")]
    [InlineData("kind", "")]
    [InlineData("kind", "dance")]
    [InlineData("kind", "click")]
    [InlineData("kind", "reply")]
    [InlineData("at", "yesterday")]
    [InlineData("at", "10:00")]
    [InlineData("at", "1/2/2026")]
    [InlineData("at", "2026-03-01")]
    [InlineData("at", "2026-03-01T10:00:00")]
    [InlineData("at", "2026-03-02T15:05:01Z")]
    [InlineData("at", "2025-03-01T14:59:59Z")]
    [InlineData("campain", "spring")]
    public void A_field_that_is_wrong_is_named(string field, string value)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["email"] = "lucia@alba.mx", ["kind"] = "page", [field] = value };

        var (activity, errors) = Read([.. fields.Select(pair => (pair.Key, pair.Value))]);

        Assert.Null(activity);
        Assert.Equal([field], errors.Keys);
    }

    [Theory]
    [InlineData("2026-03-02T15:05:00Z", 0)]
    [InlineData("2026-03-02T14:59:59Z", -1)]
    [InlineData("2025-03-01T15:00:00Z", -366 * 24 * 60 * 60)]
    public void A_clock_that_is_a_little_ahead_is_forgiven(string at, int seconds) =>
        Assert.Equal(Now.AddSeconds(seconds), Read(("email", "a@alba.mx"), ("kind", "page"), ("at", at)).Activity!.Engagement.At);

    [Fact]
    public void A_value_that_is_too_long_is_named() => Assert.Equal(["value"], Read(("email", "a@alba.mx"), ("kind", "page"), ("value", new string('x', 501))).Errors.Keys);

    private static (PostedActivity? Activity, IReadOnlyDictionary<string, string[]> Errors) Read(params (string Name, string Value)[] posted) => ActivityReader.Read(
        posted.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)), at => at?.ToString("O") ?? "none", Now, ActivityTexts.In("en"));
}
