using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using SendGrid;
using Smarketing.Functions.Email;
using EmailAddress = Smarketing.Functions.Email.EmailAddress;

namespace Smarketing.Functions.Tests.Email;

/// <summary>What goes over the wire to SendGrid, and what is made of what comes back.</summary>
public sealed class SendGridWireTests : IAsyncLifetime
{
    private static readonly EmailMessage Mail = new()
    {
        Id = "s7f3-followup-1-attempt-1",
        Kind = EmailKind.Task,
        From = new EmailAddress("seguimiento@andamio.example", "Andamio"),
        To = new EmailAddress("mariana@andamio.example", "Mariana Torres"),
        ReplyTo = new EmailAddress("lucia@example.com", "Lucía Herrera"),
        Subject = "Llamar a Lucía",
        Text = "Texto",
        Html = "<p>Texto</p>",
        Attachments = [new EmailAttachment("attempt.ics", "text/calendar; charset=utf-8; method=PUBLISH", Encoding.UTF8.GetBytes("BEGIN:VCALENDAR"))],
        Arguments = new Dictionary<string, string>(StringComparer.Ordinal) { ["contact_id"] = "0123", ["mail"] = "follow-up-1-attempt-1" },
    };

    private StandInSendGrid _sendGrid = null!;

    public async ValueTask InitializeAsync() => _sendGrid = await StandInSendGrid.StartAsync();

    public ValueTask DisposeAsync() => _sendGrid.DisposeAsync();

    [Fact]
    public async Task A_mail_is_the_documented_json_and_no_more()
    {
        Assert.Equal(new SendResult(SendOutcome.Taken, "stand-in-1"), await SendAsync(Mail));

        Assert.Equal(
            Normal("""
            {
              "personalizations": [{"to": [{"name": "Mariana Torres", "email": "mariana@andamio.example"}]}],
              "from": {"name": "Andamio", "email": "seguimiento@andamio.example"},
              "reply_to": {"name": "Lucía Herrera", "email": "lucia@example.com"},
              "subject": "Llamar a Lucía",
              "content": [{"type": "text/plain", "value": "Texto"}, {"type": "text/html", "value": "<p>Texto</p>"}],
              "attachments": [{"content": "QkVHSU46VkNBTEVOREFS", "type": "text/calendar", "filename": "attempt.ics", "disposition": "attachment"}],
              "headers": {"Auto-Submitted": "auto-generated"},
              "categories": ["task"],
              "custom_args": {"message_id": "s7f3-followup-1-attempt-1", "contact_id": "0123", "mail": "follow-up-1-attempt-1"},
              "mail_settings": {"sandbox_mode": {"enable": false}},
              "tracking_settings": {
                "click_tracking": {"enable": false, "enable_text": false},
                "open_tracking": {"enable": false},
                "subscription_tracking": {"enable": false}
              }
            }
            """),
            Normal(Assert.Single(_sendGrid.Taken).GetRawText()));
    }

    [Fact]
    public async Task A_way_out_of_the_mail_goes_along_as_mail_programs_look_for_it()
    {
        await SendAsync(Mail with
        {
            Kind = EmailKind.Nurture,
            ReplyTo = null,
            Attachments = [],
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["List-Unsubscribe"] = "<https://x.example/u>", ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click" },
        });

        var sent = Assert.Single(_sendGrid.Taken);
        Assert.Equal(
            Normal("""{"Auto-Submitted": "auto-generated", "List-Unsubscribe": "<https://x.example/u>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}"""),
            Normal(sent.GetProperty("headers").GetRawText()));
        Assert.True(sent.GetProperty("tracking_settings").GetProperty("click_tracking").GetProperty("enable").GetBoolean());
        Assert.False(sent.TryGetProperty("reply_to", out _) || sent.TryGetProperty("attachments", out _) || sent.TryGetProperty("asm", out _));
    }

    [Fact]
    public async Task Every_shipped_mail_is_taken()
    {
        foreach (var (name, language) in from name in MailSamples.Library.Names where !name.StartsWith("drafts/", StringComparison.Ordinal) from language in new[] { "en", "es" } select (name, language))
        {
            var rendered = MailSamples.Library.Render(name, language, MailSamples.WithDraft(name, language));

            var result = await SendAsync(Mail with { Subject = rendered.Subject, Text = rendered.Text, Html = rendered.Html });

            Assert.True(result.Outcome == SendOutcome.Taken, $"{name} ({language}): {result.Detail}");
        }
    }

    [Fact]
    public async Task What_people_type_into_their_names_is_taken_as_it_is_but_for_the_lines()
    {
        const string Hostile = "Ana \"Ñ\" <x@y>\r\nBcc: everyone@example.com\t😀";

        var result = await SendAsync(Mail with { Subject = Hostile, To = Mail.To with { Name = Hostile }, Attachments = [Mail.Attachments[0] with { Name = Hostile }] });

        Assert.Equal((SendOutcome.Taken, "stand-in-1"), (result.Outcome, result.Detail));
        Assert.Contains("😀", _sendGrid.Taken[0].GetProperty("subject").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_sandbox_a_mail_is_judged_and_has_no_id() =>
        Assert.Equal(new SendResult(SendOutcome.Taken), await SendAsync(Mail, isSandbox: true));

    [Fact]
    public async Task A_wrong_key_costs_no_mail() =>
        Assert.Equal((SendOutcome.TryLater, 0), ((await SendAsync(Mail, _sendGrid.Client(key: "SG.other"))).Outcome, _sendGrid.Taken.Count));

    [Fact]
    public async Task A_bad_address_is_refused_with_the_providers_words() => Assert.Equal(
        new SendResult(SendOutcome.Refused, "400: Does not contain a valid address. (personalizations.0.to.0.email)"),
        await SendAsync(Mail with { To = new EmailAddress("nobody") }));

    [Fact]
    public async Task Too_many_mails_wait()
    {
        _sendGrid.Answer(HttpStatusCode.TooManyRequests, """{"errors":[{"field":null,"message":"too many requests"}]}""", ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "1767625200"), ("Retry-After", "30"));

        Assert.Equal(new SendResult(SendOutcome.TryLater, "429: too many requests"), await SendAsync(Mail));
    }

    [Theory]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, SendOutcome.Refused)]
    [InlineData(HttpStatusCode.Forbidden, SendOutcome.TryLater)]
    [InlineData(HttpStatusCode.ServiceUnavailable, SendOutcome.TryLater)]
    public async Task An_answer_that_is_final_for_the_mail_is_told_from_one_that_is_not(HttpStatusCode status, SendOutcome outcome)
    {
        _sendGrid.Answer(status, "<html>no</html>");

        Assert.Equal(new SendResult(outcome, $"{(int)status}: <html>no</html>"), await SendAsync(Mail));
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task Where_a_gateway_answers_nobody_knows_who_has_the_mail(HttpStatusCode status)
    {
        _sendGrid.Answer(status);

        Assert.Equal(status, (await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(Mail))).StatusCode);
    }

    [Fact]
    public async Task Where_the_connection_breaks_nobody_knows_who_has_the_mail_and_it_is_posted_once()
    {
        _sendGrid.CutTheConnection();

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(Mail));
        Assert.Equal(1, _sendGrid.PostCount);
    }

    [Fact]
    public async Task Where_no_answer_comes_in_time_nobody_knows_who_has_the_mail()
    {
        // Given up as by its time-out, but only once the mail is there.
        using var http = new HttpClient();
        _sendGrid.KeepSilent(whenTaken: http.CancelPendingRequests);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(Mail, _sendGrid.Client(http: http)));
        Assert.Equal(1, _sendGrid.PostCount);
    }

    [Fact]
    public async Task Where_nobody_listens_the_mail_has_not_left()
    {
        var client = _sendGrid.Client();
        await _sendGrid.DisposeAsync();

        Assert.Equal(new SendResult(SendOutcome.TryLater, "ConnectionError"), await SendAsync(Mail, client));
    }

    private Task<SendResult> SendAsync(EmailMessage message, ISendGridClient? client = null, bool isSandbox = false) =>
        new SendGridEmailSender(client ?? _sendGrid.Client(), new SendGridOptions(StandInSendGrid.Key, SendGridOptions.UsualHost, isSandbox), NullLogger<SendGridEmailSender>.Instance)
            .SendAsync(message, TestContext.Current.CancellationToken);

    /// <summary>The same for the same JSON, in whatever order and spacing.</summary>
    private static string Normal(string json) => Normal(JsonElement.Parse(json));

    private static string Normal(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(",\n", value.EnumerateObject().OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => $"{one.Name}: {Normal(one.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(",\n", value.EnumerateArray().Select(Normal))}]",
        JsonValueKind.String => $"\"{value.GetString()}\"",
        _ => value.GetRawText(),
    };
}
