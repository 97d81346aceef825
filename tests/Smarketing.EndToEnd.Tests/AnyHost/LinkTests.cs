using System.Globalization;
using System.Net;
using System.Net.Http.Json;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>A rep's link: what it shows and takes.</summary>
[Trait("Host", "any")]
public sealed class LinkTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task The_page_takes_one_tap_and_shows_what_was_recorded()
    {
        var (_, link) = await AskForADemoAsync("page@alba.mx");
        using var page = await Program.BrowseAsync(HttpMethod.Get, link);
        var before = await Program.NowAsync();
        using var tap = await Program.BrowseAsync(HttpMethod.Post, link, [new("outcome", "voicemail")]);
        using var after = await Program.BrowseAsync(HttpMethod.Get, tap.Headers.Location!.ToString());

        Assert.Contains("name=\"outcome\" value=\"voicemail\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, tap.StatusCode);

        // For a quarter of an hour the answer may be corrected; the page says until when.
        var (shown, minutes) = (await after.Content.ReadAsStringAsync(), (int)Math.Ceiling((await Program.NowAsync() - before).TotalMinutes));
        Assert.Contains(Enumerable.Range(15, minutes + 1), minute => shown.Contains(before.AddMinutes(minute).ToString("HH:mm", CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("verdict", "qualify")]
    [InlineData("verdict", "reject")]
    [InlineData("outcome", "sent")]
    [InlineData("outcme", "voicemail")]
    public async Task An_answer_that_makes_no_sense_is_400_and_changes_nothing(string field, string value)
    {
        var (email, link) = await AskForADemoAsync($"{field}{value}@alba.mx");
        using var response = await Program.Http.PostAsJsonAsync(link, new Dictionary<string, string>(StringComparer.Ordinal) { [field] = value });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var contact = await Program.ContactAsync(email);
        Assert.Equal(("mql", "open"), ((string)contact["stage"]!, (string)contact["followUp"]!["attempts"]![0]!["status"]!));
    }

    [Fact]
    public async Task A_forged_link_is_404_for_reading_and_writing()
    {
        var (_, link) = await AskForADemoAsync("forged@alba.mx");
        var forged = link[..^3] + (link.EndsWith("AAA", StringComparison.Ordinal) ? "BBB" : "AAA");
        using var shown = await Program.Http.GetAsync(forged);
        using var posted = await Program.Http.PostAsJsonAsync(forged, new { outcome = "voicemail" });
        using var swapped = await Program.Http.GetAsync(link.Replace("/tasks/", "/unsubscribe/", StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (shown.StatusCode, posted.StatusCode, swapped.StatusCode));
    }

    private async Task<(string Email, string Link)> AskForADemoAsync(string address)
    {
        var email = Program.Person(address);
        using var response = await Program.PostFormAsync("demo", new { email, firstName = "Lucía", phone = "+52 55 1234 5678", consent = true });
        return (email, await Program.FirstTaskLinkAsync(email));
    }
}
