using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using SendGrid;
using SendGrid.Helpers.Mail;
using Smarketing.Functions.Email;
using Smarketing.Functions.Storage;
using EmailAddress = Smarketing.Functions.Email.EmailAddress;

namespace Smarketing.Functions.Tests.Email;

public sealed class SendGridEmailSenderTests
{
    private static readonly EmailMessage Mail = new()
    {
        Id = "s7f3-followup-1-attempt-1",
        Kind = EmailKind.Task,
        From = new EmailAddress("seguimiento@andamio.example", "Andamio"),
        To = new EmailAddress("mariana@andamio.example", "Mariana Torres"),
        ReplyTo = new EmailAddress("lucia@example.com", "Lucía Herrera"),
        Subject = "Call Lucía",
        Text = "Text part",
        Html = "<p>HTML part</p>",
        Attachments = [new EmailAttachment("call.ics", "text/calendar; charset=utf-8; method=PUBLISH", Encoding.UTF8.GetBytes("BEGIN:VCALENDAR"))],
        ContactId = "c-1",
    };

    [Fact]
    public async Task A_mail_is_composed_whole()
    {
        var sent = await ComposedAsync(Mail);

        Assert.Equal(("seguimiento@andamio.example", "Andamio"), (sent.From.Email, sent.From.Name));
        var recipient = Assert.Single(Assert.Single(sent.Personalizations).Tos);
        Assert.Equal(("mariana@andamio.example", "Mariana Torres"), (recipient.Email, recipient.Name));
        Assert.Equal(("lucia@example.com", "Lucía Herrera"), (sent.ReplyTo.Email, sent.ReplyTo.Name));
        Assert.Equal("Call Lucía", sent.Subject);
        Assert.Equal([("text/plain", "Text part"), ("text/html", "<p>HTML part</p>")], sent.Contents.Select(content => (content.Type, content.Value)));
        Assert.Equal(["task"], sent.Categories);
        Assert.Equal("auto-generated", sent.Headers["Auto-Submitted"]);
        Assert.False(sent.MailSettings.SandboxMode.Enable);
    }

    [Fact]
    public async Task The_provider_gives_back_which_mail_it_was_and_learns_no_more()
    {
        var reference = new MailReference("0123456789abcdef0123456789abcd", "follow-up-1-attempt-2", EmailKind.Prospecting, Recipient.Contact, 1, 2);
        var sent = await ComposedAsync(Mail with { Id = "0123456789abcdef01234567-follow-up-1-attempt-2", Arguments = reference.Arguments() });

        Assert.Equal(["message_id", "contact_id", "mail", "recipient", "attempt"], sent.CustomArgs.Keys);
        Assert.Equal(reference, MailReference.Read(name => sent.CustomArgs.GetValueOrDefault(name)));
        Assert.Null(sent.Personalizations[0].CustomArgs);
    }

    [Fact]
    public async Task An_attachment_has_a_bare_media_type_since_the_provider_refuses_parameters()
    {
        var attachment = Assert.Single((await ComposedAsync(Mail)).Attachments);

        Assert.Equal(("call.ics", "text/calendar", "attachment"), (attachment.Filename, attachment.Type, attachment.Disposition));
        Assert.Equal("BEGIN:VCALENDAR", Encoding.UTF8.GetString(Convert.FromBase64String(attachment.Content)));
    }

    [Theory]
    [InlineData(EmailKind.Task, false)]
    [InlineData(EmailKind.Reminder, false)]
    [InlineData(EmailKind.Breach, false)]
    [InlineData(EmailKind.Alert, false)]
    [InlineData(EmailKind.Prospecting, false)]
    [InlineData(EmailKind.Nurture, true)]
    [InlineData(EmailKind.Confirm, false)]
    [InlineData(EmailKind.Asset, true)]
    [InlineData(EmailKind.Deal, false)]
    [InlineData(EmailKind.Summary, false)]
    [InlineData(EmailKind.Digest, false)]
    public async Task Clicks_are_counted_in_marketings_mails_only_and_opens_nowhere(EmailKind kind, bool counts)
    {
        var tracking = (await ComposedAsync(Mail with { Kind = kind })).TrackingSettings;

        Assert.Equal((counts, false), (tracking.ClickTracking.Enable, tracking.ClickTracking.EnableText));
        Assert.False(tracking.OpenTracking.Enable);
        Assert.False(tracking.SubscriptionTracking.Enable);
    }

    [Fact]
    public async Task Headers_go_along()
    {
        var sent = await ComposedAsync(Mail with { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["List-Unsubscribe"] = "<https://x.example/u>", ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click" } });

        Assert.Equal("<https://x.example/u>", sent.Headers["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", sent.Headers["List-Unsubscribe-Post"]);
    }

    [Fact]
    public async Task A_line_break_in_a_name_a_subject_or_a_header_begins_no_header()
    {
        const string Hostile = "Ana\r\nBcc: everyone@example.com";
        var sent = await ComposedAsync(Mail with
        {
            Subject = Hostile,
            From = new EmailAddress("a@example.com", Hostile),
            To = new EmailAddress("b@example.com", Hostile),
            ReplyTo = new EmailAddress("c@example.com", Hostile),
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Note"] = Hostile },
            Attachments = [new EmailAttachment(Hostile, "text/plain", [])],
        });

        Assert.All(
            [sent.Subject, sent.From.Name, sent.Personalizations[0].Tos[0].Name, sent.ReplyTo.Name, sent.Headers["X-Note"], sent.Attachments[0].Filename],
            value => Assert.DoesNotContain(value, character => char.IsControl(character)));
    }

    [Fact]
    public async Task In_the_sandbox_nothing_is_delivered()
    {
        var client = new StandInClient(HttpStatusCode.OK);

        var result = await new SendGridEmailSender(client, new SendGridOptions("key", SendGridOptions.UsualHost, IsSandbox: true), NullLogger<SendGridEmailSender>.Instance).SendAsync(Mail, TestContext.Current.CancellationToken);

        Assert.True(client.Sent!.MailSettings.SandboxMode.Enable);
        Assert.Equal(SendOutcome.Taken, result.Outcome);
    }

    [Fact]
    public async Task A_mail_that_was_taken_carries_the_providers_id() =>
        Assert.Equal(new SendResult(SendOutcome.Taken, "sg-77"), await SendAsync(new StandInClient(HttpStatusCode.Accepted, messageId: "sg-77")));

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, SendOutcome.Refused)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, SendOutcome.Refused)]
    [InlineData(HttpStatusCode.TooManyRequests, SendOutcome.TryLater)]
    [InlineData(HttpStatusCode.ServiceUnavailable, SendOutcome.TryLater)]
    [InlineData(HttpStatusCode.Unauthorized, SendOutcome.TryLater)]
    [InlineData(HttpStatusCode.Forbidden, SendOutcome.TryLater)]
    public async Task What_is_no_fault_of_the_mail_is_tried_again(HttpStatusCode status, SendOutcome outcome) =>
        Assert.Equal(outcome, (await SendAsync(new StandInClient(status))).Outcome);

    [Fact]
    public async Task A_mail_that_waits_is_told_of_in_the_log_without_whose_it_is()
    {
        var log = new WrittenLog<SendGridEmailSender>();
        var options = new SendGridOptions("key", SendGridOptions.UsualHost, IsSandbox: false);

        foreach (var client in new[]
        {
            new StandInClient(HttpStatusCode.Unauthorized, """{"errors": [{"message": "no mail to lucia@alba.mx"}]}"""),
            new StandInClient(new HttpRequestException(HttpRequestError.NameResolutionError)),
            new StandInClient(HttpStatusCode.Accepted),
        })
        {
            await new SendGridEmailSender(client, options, log).SendAsync(Mail, TestContext.Current.CancellationToken);
        }

        var kind = Words.Of(Mail.Kind);
        Assert.Equal([$"SendGrid puts off a mail ({kind}): 401", $"SendGrid puts off a mail ({kind}): NameResolutionError"], log.Lines);
    }

    [Fact]
    public async Task A_refusal_tells_the_providers_reasons()
    {
        var result = await SendAsync(new StandInClient(HttpStatusCode.BadRequest, """{"errors":[{"message":"Does not contain a valid address.","field":"personalizations.0.to.0.email","help":null},{"message":"Too long."}]}"""));

        Assert.Equal("400: Does not contain a valid address. (personalizations.0.to.0.email); Too long.", result.Detail);
    }

    [Theory]
    [InlineData("<html>\r\nbroken", "400: <html> broken")]
    [InlineData("[1]", "400: [1]")]
    [InlineData("", "400:")]
    public async Task A_refusal_in_another_form_is_told_as_it_came(string body, string detail) =>
        Assert.Equal(detail, (await SendAsync(new StandInClient(HttpStatusCode.BadRequest, body))).Detail);

    [Fact]
    public async Task A_mail_that_never_left_is_tried_again() =>
        Assert.Equal(SendOutcome.TryLater, (await SendAsync(new StandInClient(new HttpRequestException(HttpRequestError.ConnectionError)))).Outcome);

    [Fact]
    public async Task A_connection_that_broke_while_waiting_for_the_answer_says_nothing_about_the_mail()
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(new StandInClient(new HttpRequestException(HttpRequestError.ResponseEnded))));
        await Assert.ThrowsAsync<TaskCanceledException>(() => SendAsync(new StandInClient(new TaskCanceledException("The request timed out."))));
    }

    private static async Task<SendGridMessage> ComposedAsync(EmailMessage message)
    {
        var client = new StandInClient(HttpStatusCode.Accepted);
        await new SendGridEmailSender(client, new SendGridOptions("key", SendGridOptions.UsualHost, IsSandbox: false), NullLogger<SendGridEmailSender>.Instance).SendAsync(message, TestContext.Current.CancellationToken);
        return client.Sent!;
    }

    [Theory]
    [InlineData(HttpStatusCode.Accepted, true)]
    [InlineData(HttpStatusCode.BadRequest, true)]
    [InlineData(HttpStatusCode.Forbidden, true)]
    [InlineData(HttpStatusCode.TooManyRequests, false)]
    [InlineData(HttpStatusCode.InternalServerError, false)]
    [InlineData(HttpStatusCode.ServiceUnavailable, false)]
    public async Task A_recipient_s_erasure_is_ordered_and_again_only_where_that_can_help(HttpStatusCode status, bool isOver)
    {
        var client = new StandInClient(status);

        var answer = await new SendGridEmailSender(client, new SendGridOptions("key", SendGridOptions.UsualHost, IsSandbox: false), NullLogger<SendGridEmailSender>.Instance).ForgetAsync("contact", "lucia@alba.mx", TestContext.Current.CancellationToken);

        Assert.Equal(("POST recipients/erasejob {\"email_addresses\":[\"lucia@alba.mx\"]}", isOver), (client.Ordered, answer));
    }

    private static Task<SendResult> SendAsync(StandInClient client) =>
        new SendGridEmailSender(client, new SendGridOptions("key", SendGridOptions.UsualHost, IsSandbox: false), NullLogger<SendGridEmailSender>.Instance).SendAsync(Mail, TestContext.Current.CancellationToken);
}
