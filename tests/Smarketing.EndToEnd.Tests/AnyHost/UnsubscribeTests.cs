using System.Net;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>The way out of marketing's mails.</summary>
[Trait("Host", "any")]
public sealed class UnsubscribeTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task The_mail_programs_own_button_works_as_a_form_as_multipart_and_without_a_body()
    {
        var email = Program.Person("ceo@alba.mx");
        using var posted = await Program.PostFormAsync("newsletter", new { email, jobTitle = "CEO", consent = true });
        var link = (await Program.MailAsync(mail => mail.To == email)).Link("/unsubscribe/");
        using var multipart = new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } };
        using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        foreach (var body in new HttpContent?[] { multipart, form, null })
        {
            using var stranger = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
            using var answer = await stranger.PostAsync(link, body);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.Equal("unsubscribed", (string)(await Program.ContactAsync(email))["suppressed"]!["why"]!);
        }
    }

    [Fact]
    public async Task The_mail_itself_says_how_and_a_look_at_the_page_changes_nothing()
    {
        var email = Program.Person("reader@alba.mx");
        using var posted = await Program.PostFormAsync("newsletter", new { email, jobTitle = "CEO", consent = true });
        var mail = await Program.MailAsync(mail => mail.To == email);

        Assert.Equal("List-Unsubscribe=One-Click", (string)mail.Headers["List-Unsubscribe-Post"]!);
        Assert.Contains(mail.Link("/unsubscribe/"), (string)mail.Headers["List-Unsubscribe"]!, StringComparison.Ordinal);
        using var page = await Program.BrowseAsync(HttpMethod.Get, mail.Link("/unsubscribe/"));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Null((await Program.ContactAsync(email))["suppressed"]);
    }
}
