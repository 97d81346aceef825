using Azure.Data.Tables;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Storage;
using Smarketing.Local.Tests.Privacy;

namespace Smarketing.Local.Tests.Outbox;

/// <summary>Whose mail it is to send, where the table says that somebody has claimed it.</summary>
public sealed class MailClaimTests : IAsyncLifetime
{
    private const string Cause = "follow-up-1-reminder-1";

    private ErasureWorld _world = null!;

    private MailStore Mails => _world.Get<MailStore>();

    private MailRow Claim => new(Cause, MailStatus.Sending, _world.Clock.Now, IsSecondTry: false);

    public async ValueTask InitializeAsync() => _world = await ErasureWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_claim_whose_answer_was_lost_is_ours_and_the_mail_goes_out_at_once()
    {
        _world.Tables.LosesNextAnswer = true;

        Assert.True(await SendAsync());

        Assert.Single(_world.Sent);
        Assert.Equal(MailStatus.Sent, (await FindAsync())!.Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("of another call")]
    public async Task A_claim_of_somebody_else_is_theirs(string? claimId)
    {
        await AddAsync(MailStatus.Sending, claimId);

        Assert.False(await Mails.TryClaimAsync(ErasureWorld.ContactId, Claim, CancellationToken.None));
        Assert.False(await SendAsync());
        Assert.Empty(_world.Sent);
    }

    [Fact]
    public async Task Each_claim_has_an_id_of_its_own()
    {
        Assert.True(await Mails.TryClaimAsync(ErasureWorld.ContactId, Claim, CancellationToken.None));
        var first = await FindAsync();
        Assert.False(await Mails.TryClaimAsync(ErasureWorld.ContactId, Claim, CancellationToken.None));
        Assert.True(await Mails.TryReclaimAsync(ErasureWorld.ContactId, first!, CancellationToken.None));

        Assert.NotEqual(first!.ClaimId, (await FindAsync())!.ClaimId);
    }

    [Fact]
    public async Task What_was_left_behind_and_is_claimed_with_a_lost_answer_is_ours_too()
    {
        await AddAsync(MailStatus.Sending, claimId: null);
        var left = await FindAsync();
        _world.Tables.LosesNextAnswer = true;

        Assert.True(await Mails.TryReclaimAsync(ErasureWorld.ContactId, left!, CancellationToken.None));
        Assert.False(await Mails.TryReclaimAsync(ErasureWorld.ContactId, left!, CancellationToken.None));
    }

    [Fact]
    public async Task A_mail_that_another_has_settled_before_the_claim_was_sent_again_is_not_sent()
    {
        _world.Tables.LosesNextAnswer = true;
        _world.Tables.BeforeNextWrite = async () =>
            await Mails.SettleAsync(
                ErasureWorld.ContactId, (await FindAsync())! with { Status = MailStatus.Unknown }, TimelineEntry.Of(_world.Clock.Now, TimelineKind.Mail, Cause), CancellationToken.None);

        Assert.False(await Mails.TryClaimAsync(ErasureWorld.ContactId, Claim, CancellationToken.None));
        Assert.Equal(MailStatus.Unknown, (await FindAsync())!.Status);
    }

    private async Task<bool> SendAsync() => await _world.Get<MailActivities>().SendAsync(
        new Effect.Send(EmailKind.Reminder, Recipient.Rep, "reminder", Cause, 1, 1), (await _world.Contacts.FindAsync(ErasureWorld.ContactId, CancellationToken.None))!, CancellationToken.None);

    private Task<MailRow?> FindAsync() => Mails.FindAsync(ErasureWorld.ContactId, Cause, CancellationToken.None);

    private Task AddAsync(MailStatus status, string? claimId)
    {
        var row = new TableEntity(ErasureWorld.ContactId, ContactKeys.Mail(Cause)) { ["Status"] = status.ToString(), ["At"] = _world.Clock.Now, ["IsSecondTry"] = false };
        if (claimId is not null)
        {
            row["ClaimId"] = claimId;
        }

        return _world.Tables.GetTableClient(TableNames.Contacts).AddEntityAsync(row);
    }
}
