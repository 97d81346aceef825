using Microsoft.Extensions.Logging.Abstractions;
using Smarketing.Functions.Email;
using Smarketing.Local.Tests.Hosting;
using Smarketing.Local.Tests.Privacy;

namespace Smarketing.Local.Tests.Outbox;

public sealed class TeamMailTests
{
    [Theory]
    [InlineData(SendOutcome.Taken, MailStatus.Sent)]
    [InlineData(SendOutcome.Delivered, MailStatus.Sent)]
    [InlineData(SendOutcome.Refused, MailStatus.Failed)]
    [InlineData(SendOutcome.TryLater, null)]
    public async Task What_became_of_a_mail_to_the_team_is_kept(SendOutcome outcome, MailStatus? status)
    {
        await using var world = await ErasureWorld.StartAsync();
        var store = world.Get<TeamMailStore>();
        var mails = new TeamMailActivities(store, new Answering(outcome), world.Clock, NullLogger<TeamMailActivities>.Instance);

        var isOver = await mails.SendAsync(EmailKind.Digest, "week-1", () => Task.FromResult<EmailMessage?>(Mails.Of("m1")), CancellationToken.None);

        Assert.Equal(outcome != SendOutcome.TryLater, isOver);
        Assert.Equal(status, (await store.FindAsync(EmailKind.Digest, "week-1", CancellationToken.None))?.Status);
    }

    private sealed class Answering(SendOutcome outcome) : IEmailSender
    {
        public Task<SendResult> SendAsync(EmailMessage message, CancellationToken cancellation) => Task.FromResult(new SendResult(outcome));

        public Task<bool?> WasTakenAsync(string messageId, CancellationToken cancellation) => Task.FromResult<bool?>(null);

        public Task<bool> ForgetAsync(string contactId, string address, CancellationToken cancellation) => Task.FromResult(true);
    }
}
