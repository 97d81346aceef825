using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Smarketing.Functions.Email;
using Smarketing.Functions.Tests.Email;
using Smarketing.Local.Hosting;

namespace Smarketing.EndToEnd.Tests;

/// <summary>A mail is the same to a test, whether it went over the wire to SendGrid or into the local outbox.</summary>
public sealed class SentMailTests : IAsyncLifetime
{
    private StandInSendGrid _sendGrid = null!;

    public async ValueTask InitializeAsync() => _sendGrid = await StandInSendGrid.StartAsync();

    public ValueTask DisposeAsync() => _sendGrid.DisposeAsync();

    [Fact]
    public async Task What_went_over_the_wire_is_told_as_what_lies_in_the_outbox()
    {
        await using var host = await SmarketingHost.StartAsync(new LocalOptions
        {
            Urls = [new Uri("http://127.0.0.1:0")], Data = LocalOptions.InMemory, ConfigurationFile = Path.Combine(LocalProgram.Root, "config", "smarketing.json"), FunctionKey = LocalProgram.Key,
        });
        await using var local = await AttachedProgram.AttachAsync(host.BaseUrl, LocalProgram.Key);
        await using var remote = await RemoteAsync();
        EmailMessage[] messages = [.. Enum.GetValues<EmailKind>().SelectMany(kind => new[] { Bare(kind), Full(kind) })];
        foreach (var message in messages)
        {
            await host.Services.GetRequiredService<IEmailSender>().SendAsync(message, CancellationToken.None);
            await SendAsync(message);
        }

        var (wired, kept) = (await remote.OutboxAsync(), await local.OutboxAsync());
        Assert.Equal(messages.Length, wired.Count);
        Assert.Equal(kept.Select(Told), wired.Select(Told));
        foreach (var (message, mail) in messages.Zip(wired))
        {
            Assert.All(message.Headers, header => Assert.Equal(header.Value, (string?)mail.Headers[header.Key]));
        }
    }

    [Fact]
    public async Task What_SendGrid_takes_is_waited_for_and_found()
    {
        await using var remote = await RemoteAsync();
        var waiting = remote.MailAsync(mail => mail.Kind == "task");
        await SendAsync(Full(EmailKind.Alert));
        await SendAsync(Full(EmailKind.Task));

        var mail = await waiting;

        Assert.Equal(("ana@andamio.example", "Llamar a Lucía", "1", "0123456789abcdef0123456789abcd"), (mail.To, mail.Subject, mail.Id, mail.Contact));
        Assert.Equal(["attempt.ics"], mail.Attachments);
        Assert.Equal("https://leads.andamio.example/tasks/AbC.xyz?a=1&b=2", mail.Link("/tasks/"));
        Assert.Equal(2, mail.Links.Count);
    }

    /// <summary>A host without an outbox: SendGrid's stand-in has none.</summary>
    private Task<AttachedProgram> RemoteAsync() => AttachedProgram.AttachAsync(_sendGrid.Address, "none", new Lazy<Task<StandInSendGrid>>(Task.FromResult(_sendGrid)));

    private async Task SendAsync(EmailMessage message)
    {
        var sender = new SendGridEmailSender(_sendGrid.Client(), new SendGridOptions(StandInSendGrid.Key, SendGridOptions.UsualHost, IsSandbox: false), NullLogger<SendGridEmailSender>.Instance);
        Assert.Equal(SendOutcome.Taken, (await sender.SendAsync(message, CancellationToken.None)).Outcome);
    }

    private static string Told(SentMail mail) => string.Join('|', [mail.To, mail.Contact, mail.ReplyTo, mail.Kind, mail.Subject, mail.Text, .. mail.Attachments, .. mail.Links]);

    private static EmailMessage Bare(EmailKind kind) => new()
    {
        Id = $"000000000000000000000000-{kind}-1", Kind = kind, From = new EmailAddress("hola@andamio.example", "Andamio"), To = new EmailAddress("marta@andamio.example"),
        Subject = "Resumen", Text = "Texto", Html = "<p>Texto</p>",
    };

    private static EmailMessage Full(EmailKind kind) => Bare(kind) with
    {
        Id = $"000000000000000000000000-{kind}-2",
        To = new EmailAddress("ana@andamio.example", "Ana Torres"),
        ReplyTo = new EmailAddress("reply+AbC.xyz@replies.andamio.example", "Lucía Herrera"),
        Subject = "Llamar a Lucía",
        Html = """<p><a style="color:#000" href="https://leads.andamio.example/tasks/AbC.xyz?a=1&amp;b=2#top">Registrar</a> <a href="https://leads.andamio.example/work/x.y">Lista</a> <a href="mailto:lucia@alba.mx">Lucía</a></p>""",
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["List-Unsubscribe"] = "<https://leads.andamio.example/unsubscribe/AbC.xyz>", ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click" },
        Attachments = [new EmailAttachment("attempt.ics", "text/calendar; charset=utf-8; method=PUBLISH", "BEGIN:VCALENDAR"u8.ToArray())],
        Arguments = new Dictionary<string, string>(StringComparer.Ordinal) { ["contact_id"] = "0123456789abcdef0123456789abcd", ["mail"] = "task" },
        ContactId = "0123456789abcdef0123456789abcd",
    };
}
