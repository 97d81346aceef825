using System.Net;

namespace Smarketing.EndToEnd.Tests;

/// <summary>The way out of marketing's mails, and back.</summary>
public sealed class UnsubscribeTests : IAsyncLifetime
{
    private const string Email = "ceo@alba.mx";
    private LocalProgram _program = null!;
    private string _link = null!;

    public async ValueTask InitializeAsync()
    {
        _program = await LocalProgram.StartAsync();
        using var posted = await _program.PostFormAsync("newsletter", new { email = Email, jobTitle = "CEO", consent = true });
        await _program.WindAsync("P1D");
        _link = Assert.Single(await _program.OutboxAsync(), mail => mail.To == Email).Link("/unsubscribe/");
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task Fewer_mails_come_a_month_apart()
    {
        using var answer = await _program.BrowseAsync(HttpMethod.Post, _link, [new("choice", "fewer")]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await _program.WindAsync("P100D");

        var sent = (await _program.OutboxAsync()).Where(mail => mail.To == Email).Select(mail => mail.At).ToList();
        Assert.True(sent.Count > 1);
        Assert.All(sent.Zip(sent.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromDays(30)));
    }

    [Fact]
    public async Task Who_comes_back_is_asked_for_consent_and_the_track_goes_on()
    {
        using var gone = await _program.BrowseAsync(HttpMethod.Post, _link, [new("choice", "none")]);
        await _program.WindAsync("P30D");
        Assert.Single(await _program.OutboxAsync(), mail => mail.To == Email);

        using var unticked = await _program.BrowseAsync(HttpMethod.Post, _link, [new("choice", "all")]);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (gone.StatusCode, unticked.StatusCode));
        Assert.NotNull((await _program.ContactAsync(Email))["suppressed"]);

        using var back = await _program.BrowseAsync(HttpMethod.Post, _link, [new("choice", "all"), new("agree", "yes")]);
        await _program.WindAsync("P30D");

        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        var contact = await _program.ContactAsync(Email);
        Assert.Null(contact["suppressed"]);
        var subjects = (await _program.OutboxAsync()).Where(mail => mail.To == Email).Select(mail => mail.Subject).ToList();
        Assert.True(subjects.Count > 1);
        Assert.Distinct(subjects);

        using var again = await _program.BrowseAsync(HttpMethod.Post, _link, [new("choice", "none")]);
        Assert.Equal("unsubscribed", (string)(await _program.ContactAsync(Email))["suppressed"]!["why"]!);
    }

    [Fact]
    public async Task A_form_with_their_address_brings_them_a_question_and_only_their_answer_brings_them_back()
    {
        using var gone = await _program.BrowseAsync(HttpMethod.Post, _link, [new("choice", "none")]);
        using var typed = await _program.PostFormAsync("blog", new { email = Email, consent = true });
        await _program.WindAsync("P20D");

        Assert.Equal("unsubscribed", (string)(await _program.ContactAsync(Email))["suppressed"]!["why"]!);
        var question = Assert.Single((await _program.OutboxAsync()).Where(mail => mail.To == Email).Skip(1));
        Assert.Equal("confirm", question.Kind);

        using var confirmed = await _program.BrowseAsync(HttpMethod.Post, question.Link("/confirm/"), [new("confirm", "yes")]);
        await _program.WindAsync("P30D");

        Assert.Null((await _program.ContactAsync(Email))["suppressed"]);
        var marketing = (await _program.OutboxAsync()).Where(mail => mail.To == Email && mail.Kind == "nurture").Select(mail => mail.Subject).ToList();
        Assert.True(marketing.Count > 1);
        Assert.Distinct(marketing);
    }
}
