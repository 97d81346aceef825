using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Storage;
using Smarketing.Local.Tests.Privacy;

namespace Smarketing.Local.Tests.Outbox;

/// <summary>A mail that marketing has taken out of the content while it waited to be sent.</summary>
public sealed class MailWithoutContentTests : IAsyncLifetime
{
    private const string Cause = "follow-up-1-gone";

    private static readonly Effect.Send Gone = new(EmailKind.Reminder, Recipient.Rep, "tracks/gone/1", Cause, 1, 1);

    private ErasureWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await ErasureWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task It_ends_as_failed_where_people_look_and_holds_up_nothing_else()
    {
        await _world.Contacts.ChangeAsync(
            ErasureWorld.ContactId, known => new ContactChange(known!, [], [Gone, new Effect.Send(EmailKind.Reminder, Recipient.Rep, "reminder", "follow-up-1-reminder-1", 1, 1)]), CancellationToken.None);

        Assert.True(await _world.Get<OutboxDrain>().DrainAsync(ErasureWorld.ContactId, _world.Client, CancellationToken.None));

        Assert.Equal(MailStatus.Failed, await StatusAsync());
        Assert.Single(_world.Sent);
        var entry = Assert.Single(await _world.Contacts.TimelineAsync(ErasureWorld.ContactId, CancellationToken.None), entry => entry.Id == Cause);
        Assert.Equal(("failed", "tracks/gone/1"), (entry.Details["status"], entry.Details["content"]));
        Assert.Contains("tracks/gone/1", Assert.Single(Errors()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MailStatus.Sent)]
    [InlineData(MailStatus.Unknown)]
    public async Task What_was_sent_before_stays_so_and_nobody_is_alarmed(MailStatus status)
    {
        await AddAsync(status);

        Assert.True(await SendAsync());

        Assert.Equal(status, await StatusAsync());
        Assert.Empty(Errors());
    }

    [Fact]
    public async Task One_that_was_left_behind_and_never_reached_the_provider_ends_as_failed()
    {
        await AddAsync(MailStatus.Sending);
        _world.Clock.Now += TimeSpan.FromMinutes(2);

        Assert.True(await SendAsync());

        Assert.Equal(MailStatus.Failed, await StatusAsync());
        Assert.Single(Errors());
    }

    [Fact]
    public async Task One_whose_occasion_has_passed_is_dropped_like_any_other()
    {
        Assert.True(await SendAsync(Gone with { FollowUp = 2 }));

        Assert.Equal(MailStatus.Dropped, await StatusAsync());
        Assert.Empty(Errors());
    }

    private async Task<bool> SendAsync(Effect.Send? send = null) => await _world.Get<MailActivities>().SendAsync(
        send ?? Gone, (await _world.Contacts.FindAsync(ErasureWorld.ContactId, CancellationToken.None))!, CancellationToken.None);

    private async Task<MailStatus?> StatusAsync() => (await _world.Get<MailStore>().FindAsync(ErasureWorld.ContactId, Cause, CancellationToken.None))?.Status;

    private Task AddAsync(MailStatus status) => _world.Tables.GetTableClient(TableNames.Contacts).AddEntityAsync(
        new TableEntity(ErasureWorld.ContactId, ContactKeys.Mail(Cause)) { ["Status"] = status.ToString(), ["At"] = _world.Clock.Now, ["IsSecondTry"] = false });

    private IEnumerable<string> Errors() => _world.Log.Lines.Where(line => line.Level >= LogLevel.Error).Select(line => line.Text);
}
