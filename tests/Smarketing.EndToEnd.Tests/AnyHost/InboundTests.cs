using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>What people answer to mails, as SendGrid's Inbound Parse hands it over.</summary>
[Trait("Host", "any")]
public sealed class InboundTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task An_answer_is_handed_on_once_with_its_text_and_the_names_of_its_attachments()
    {
        var (email, mailbox) = await AnsweringAsync("ceo@alba.mx");
        var id = Program.Unique("Message-ID: <1");

        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(email, mailbox, $"{id}@alba.mx>", $"¿Me llama mañana? {email}"));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(email, mailbox, $"{id}@alba.mx>", $"¿Me llama mañana? {email}"));

        var handedOn = await Program.MailAboutAsync(email, "alert");
        Assert.Contains("¿Me llama mañana?", handedOn.Text, StringComparison.Ordinal);
        Assert.Contains("plano.pdf", handedOn.Text, StringComparison.Ordinal);
        Assert.Single(await Program.TimelineAsync(email, "activity"), entry => (string?)entry["activity"] == "reply");
    }

    [Fact]
    public async Task A_vacation_notice_a_stranger_and_an_unknown_mailbox_come_to_nothing()
    {
        var (email, mailbox) = await AnsweringAsync("vacation@alba.mx");

        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(email, mailbox, "Auto-Submitted: auto-replied", "Vuelvo el lunes."));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(email, "reply+forged@replies.andamio.example", "Message-ID: <2@alba.mx>", "hola"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(email, mailbox, "Message-ID: <3@alba.mx>", "hola", isSigned: false));

        // A genuine answer after them is handed on, and it alone.
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(email, mailbox, $"{Program.Unique("Message-ID: <4")}@alba.mx>", $"Ya volví. {email}"));
        var handedOn = await Program.MailAboutAsync(email, "alert");
        Assert.Contains("Ya volví.", handedOn.Text, StringComparison.Ordinal);
        Assert.Single(await Program.TimelineAsync(email, "activity"));
    }

    /// <summary>Somebody on a track, and the mailbox to which their answers go.</summary>
    private async Task<(string Email, string Mailbox)> AnsweringAsync(string address)
    {
        var email = Program.Person(address);
        using var posted = await Program.PostFormAsync("newsletter", new { email, jobTitle = "CEO", consent = true });
        var mail = await Program.MailAsync(mail => mail.To == email);
        Assert.EndsWith("@replies.andamio.example", mail.ReplyTo, StringComparison.Ordinal);
        return (email, mail.ReplyTo!);
    }

    private async Task<HttpStatusCode> PostAsync(string from, string to, string header, string text, bool isSigned = true)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent($"{header}\nSubject: Re: hola\n"), "headers" },
            { new StringContent($$"""{"to":["{{to}}"],"from":"{{from}}"}"""), "envelope" },
            { new StringContent($"CEO <{from}>"), "from" },
            { new StringContent("Re: hola"), "subject" },
            { new ByteArrayContent(Encoding.Latin1.GetBytes(text)), "text" },
            { new StringContent("""{"text":"iso-8859-1"}"""), "charsets" },
            { new ByteArrayContent(new byte[200_000]), "attachment1", "plano.pdf" },
        };
        var body = await form.ReadAsByteArrayAsync();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(form.Headers.ContentType!.ToString());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webhooks/sendgrid/inbound") { Content = content };
        SigningKeys.Sign(request, isSigned ? body : [1], SigningKeys.Inbound, await Program.NowAsync());
        using var response = await Program.Http.SendAsync(request);
        return response.StatusCode;
    }
}
