using System.Net;

namespace Smarketing.EndToEnd.Tests;

/// <summary>A form whose consent is confirmed by a link, in a configuration of its own.</summary>
public sealed class DoubleOptInTests : IAsyncLifetime
{
    private const string Email = "ceo@alba.mx";
    private readonly OwnConfiguration _configuration = new(configuration => OwnConfiguration.Form(configuration, "newsletter")["doubleOptIn"] = true);
    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync() => _program = await LocalProgram.StartAsync(configuration: _configuration.Path);

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        _configuration.Dispose();
    }

    [Fact]
    public async Task Only_the_button_on_the_page_confirms_and_then_the_track_begins()
    {
        using var post = await _program.PostFormAsync("newsletter", new { email = Email, jobTitle = "CEO", consent = true, language = "en" });
        await _program.WindAsync("P10D");
        var question = Assert.Single(await _program.OutboxAsync(), mail => mail.To == Email);
        Assert.Equal("confirm", question.Kind);
        var link = question.Link("/confirm/");

        using var page = await _program.BrowseAsync(HttpMethod.Get, link);
        await _program.SettleAsync();
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.True((bool)(await _program.ContactAsync(Email))["consent"]!["pending"]!);

        using var confirmed = await _program.BrowseAsync(HttpMethod.Post, link, [new("confirm", "yes")]);
        using var again = await _program.BrowseAsync(HttpMethod.Post, link, [new("confirm", "yes")]);
        await _program.SettleAsync();

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (confirmed.StatusCode, again.StatusCode));
        Assert.Contains("it is confirmed", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var contact = await _program.ContactAsync(Email);
        Assert.Equal((true, "2026-01"), ((bool)contact["consent"]!["given"]!, (string)contact["consent"]!["textVersion"]!));
        Assert.Equal("educate", (string)contact["nurture"]!["track"]!);
        Assert.Single(await _program.OutboxAsync(), mail => mail.Kind == "nurture" && mail.To == Email);
    }

    [Fact]
    public async Task A_link_that_is_a_month_old_is_410_and_a_forged_one_404()
    {
        using var post = await _program.PostFormAsync("newsletter", new { email = Email, consent = true });
        await _program.SettleAsync();
        var link = (await _program.OutboxAsync()).Single(mail => mail.To == Email).Link("/confirm/");
        using var swapped = await _program.Http.GetAsync(link.Replace("/confirm/", "/unsubscribe/", StringComparison.Ordinal));
        await _program.WindAsync("P30D");
        using var late = await _program.BrowseAsync(HttpMethod.Post, link, [new("confirm", "yes")]);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Gone), (swapped.StatusCode, late.StatusCode));
        Assert.False((bool)(await _program.ContactAsync(Email))["consent"]!["given"]!);
    }
}
