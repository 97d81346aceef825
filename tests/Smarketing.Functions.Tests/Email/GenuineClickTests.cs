using Smarketing.Functions.Email;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Email;

public sealed class GenuineClickTests
{
    private const string Browser = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Mobile/15E148 Safari/604.1";
    private const string Page = "https://andamio.example/guia?utm_source=mail&email=lucia%40alba.mx";
    private static readonly DateTimeOffset Delivered = Mexico.At(2026, 1, 6, 9);

    [Theory]
    [InlineData(0, false)]
    [InlineData(14, false)]
    [InlineData(15, true)]
    [InlineData(86_400, true)]
    public void Nobody_clicks_within_seconds_of_the_delivery(int seconds, bool counts) => Assert.Equal(counts, Counts(Click(seconds)));

    [Fact]
    public void Where_the_delivery_is_not_known_it_does_not_matter() => Assert.NotNull(GenuineClick.First([Click(0)], arrivedAt: null));

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Two_links_at_once_are_a_machines(int apart, bool counts) => Assert.Equal(counts, Counts(Click(60), Click(60 + apart, url: "https://andamio.example/demo")));

    [Fact]
    public void The_same_link_twice_at_once_is_an_impatient_persons() => Assert.True(Counts(Click(60), Click(60)));

    [Fact]
    public void The_link_to_unsubscribe_among_them_shows_a_machine_that_follows_all() => Assert.False(Counts(Click(60), Click(61, url: "https://leads.andamio.example/unsubscribe/abc.def")));

    [Fact]
    public void A_person_counts_after_a_machine_has_looked()
    {
        var person = Click(3600);

        Assert.Equal(person, GenuineClick.First([Click(2), Click(2, url: "https://andamio.example/demo"), person], Delivered));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("python-requests/2.32")]
    [InlineData("Mozilla/5.0 (compatible; Barracuda Sentinel (EE))")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0 Safari/537.36")]
    [InlineData("Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)")]
    [InlineData("curl/8.5.0")]
    public void Who_says_that_it_is_no_person_is_none(string? userAgent) => Assert.False(Counts(Click(60) with { UserAgent = userAgent }));

    [Theory]
    [InlineData("https://leads.andamio.example/unsubscribe/abc.def")]
    [InlineData("https://elsewhere.example/Unsubscribe/abc.def")]
    [InlineData("mailto:ana@andamio.example/unsubscribe", true)]
    [InlineData("nothing")]
    [InlineData(null)]
    public void The_way_out_is_no_interest(string? url, bool counts = false) => Assert.Equal(counts, Counts(Click(60) with { Url = url }));

    [Fact]
    public void The_page_is_kept_without_what_may_say_who_clicked() => Assert.Equal("https://andamio.example/guia", GenuineClick.PageOf(Click(60)));

    private static bool Counts(params MailEvent[] clicks) => GenuineClick.First(clicks, Delivered) is not null;

    private static MailEvent Click(int seconds, string url = Page) => new(
        "event", MailEventKind.Clicked, Delivered.AddSeconds(seconds), new MailReference("contact", "nurture-1-mail-1", EmailKind.Nurture, Recipient.Contact, null, null)) { Url = url, UserAgent = Browser };
}
