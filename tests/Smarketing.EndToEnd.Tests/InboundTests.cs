using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Smarketing.EndToEnd.Tests;

/// <summary>What people answer to mails, as SendGrid's Inbound Parse hands it over.</summary>
public sealed class InboundTests : IAsyncLifetime
{
    private const string Email = "ceo@alba.mx";
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private LocalProgram _program = null!;
    private string _replyTo = null!;

    public async ValueTask InitializeAsync()
    {
        _program = await LocalProgram.StartAsync(settings: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SendGrid__InboundKeys"] = Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo()),
            ["Smarketing__company__replyDomain"] = "replies.andamio.example",
        });
        using var posted = await _program.PostFormAsync("newsletter", new { email = Email, jobTitle = "CEO", consent = true });
        await _program.WindAsync("P1D");
        var mail = (await _program.GetJsonAsync("/local/outbox")).AsArray().Single(sent => (string)sent!["to"]! == Email)!;
        _replyTo = mail["replyTo"]!.ToString();
        Assert.Contains("@replies.andamio.example", _replyTo, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        _key.Dispose();
    }

    [Fact]
    public async Task An_answer_is_handed_on_once_with_its_text_and_the_names_of_its_attachments()
    {
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync("Message-ID: <1@alba.mx>", "¿Me llama mañana?"));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync("Message-ID: <1@alba.mx>", "¿Me llama mañana?"));
        await _program.SettleAsync();

        var handedOn = Assert.Single(await _program.OutboxAsync(), mail => mail.Kind == "alert");
        Assert.Contains("¿Me llama mañana?", handedOn.Text, StringComparison.Ordinal);
        Assert.Contains("plano.pdf", handedOn.Text, StringComparison.Ordinal);
        var contact = await _program.ContactAsync(Email);
        Assert.Single((await _program.GetJsonAsync($"/api/contacts/{contact["id"]}/timeline")).AsArray(), entry => (string?)entry!["activity"] == "reply");
    }

    [Fact]
    public async Task A_vacation_notice_a_stranger_and_an_unknown_mailbox_come_to_nothing()
    {
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync("Auto-Submitted: auto-replied", "Vuelvo el lunes."));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync("Message-ID: <2@alba.mx>", "hola", to: "reply+forged@replies.andamio.example"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("Message-ID: <3@alba.mx>", "hola", isSigned: false));
        await _program.SettleAsync();

        Assert.DoesNotContain(await _program.OutboxAsync(), mail => mail.Kind == "alert");
    }

    private async Task<HttpStatusCode> PostAsync(string header, string text, string? to = null, bool isSigned = true)
    {
        var mailbox = to ?? _replyTo[(_replyTo.IndexOf("reply+", StringComparison.Ordinal))..].TrimEnd('>', '"', '}');
        using var form = new MultipartFormDataContent
        {
            { new StringContent($"{header}\nSubject: Re: hola\n"), "headers" },
            { new StringContent($$"""{"to":["{{mailbox}}"],"from":"{{Email}}"}"""), "envelope" },
            { new StringContent($"CEO <{Email}>"), "from" },
            { new StringContent("Re: hola"), "subject" },
            { new ByteArrayContent(Encoding.Latin1.GetBytes(text)), "text" },
            { new StringContent("""{"text":"iso-8859-1"}"""), "charsets" },
            { new ByteArrayContent(new byte[200_000]), "attachment1", "plano.pdf" },
        };
        var body = await form.ReadAsByteArrayAsync();
        var now = (DateTimeOffset)(await _program.GetJsonAsync("/local/clock"))["now"]!;
        var stamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signed = _key.SignData([.. Encoding.UTF8.GetBytes(stamp), .. isSigned ? body : [1]], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(form.Headers.ContentType!.ToString());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webhooks/sendgrid/inbound") { Content = content };
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Timestamp", stamp);
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Signature", Convert.ToBase64String(signed));
        using var response = await _program.Http.SendAsync(request);
        return response.StatusCode;
    }
}
