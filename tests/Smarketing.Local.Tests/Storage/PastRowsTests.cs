using Azure.Data.Tables;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Notices;
using Smarketing.Functions.Storage;
using Smarketing.Local.Tests.Privacy;

namespace Smarketing.Local.Tests.Storage;

/// <summary>What has served its purpose goes, and nothing else.</summary>
public sealed class PastRowsTests
{
    [Theory]
    [InlineData(24, 1)]
    [InlineData(26, 0)]
    public async Task A_key_goes_when_it_no_longer_answers(int hours, int left)
    {
        await using var world = await ErasureWorld.StartAsync();
        await world.Get<IdempotencyStore>().OnceAsync("demo", new PostIdentity("key", "body"), () => Task.FromResult("done"), CancellationToken.None);

        await PassAsync(world, TimeSpan.FromHours(hours));

        Assert.Equal(left, await CountAsync(world, TableNames.Idempotency));
    }

    [Fact]
    public async Task A_captcha_that_passed_and_a_refusal_that_was_told_go_too()
    {
        await using var world = await ErasureWorld.StartAsync();
        await world.Get<CaptchaPassStore>().RememberAsync("token", "post", CancellationToken.None);
        await world.Get<MailRefusalStore>().IsTellerAsync(NoticeKeys.Day(world.Clock.Now, TimeZoneInfo.Utc), "event", CancellationToken.None);

        await PassAsync(world, TimeSpan.FromDays(2));
        Assert.Equal(1, await CountAsync(world, TableNames.Idempotency));
        await PassAsync(world, TimeSpan.FromDays(92));
        Assert.Equal(0, await CountAsync(world, TableNames.Idempotency));
    }

    [Theory]
    [InlineData(91, 1)]
    [InlineData(94, 0)]
    public async Task Notices_and_mails_of_the_team_go_when_no_summary_looks_back_so_far(int days, int left)
    {
        await using var world = await ErasureWorld.StartAsync();
        var now = world.Clock.Now;
        var contact = new Contact { Id = "contact", Subject = "subject", Person = new Person { Email = "lucia@alba.mx", Language = "es" }, Stage = Stage.Lead, CreatedAt = now, UpdatedAt = now };
        await world.Get<NoticeStore>().AddAsync(contact, new Effect.Tell(NoticeKind.Missed, now, "cause", "ana", 1, 2), CancellationToken.None);
        await world.Get<TeamMailStore>().TryClaimAsync(EmailKind.Summary, new MailRow("2026-01-05", MailStatus.Sent, now, IsSecondTry: false), CancellationToken.None);

        await PassAsync(world, TimeSpan.FromDays(days));

        Assert.Equal((left, left), (await CountAsync(world, TableNames.Notices), await CountAsync(world, TableNames.TeamMails)));
    }

    private static async Task PassAsync(ErasureWorld world, TimeSpan time)
    {
        world.Clock.Now += time;
        await world.Get<PastRowsActivities>().DeleteAsync(CancellationToken.None);
    }

    private static async Task<int> CountAsync(ErasureWorld world, string table) =>
        await world.Get<TableServiceClient>().GetTableClient(table).QueryAsync<TableEntity>().CountAsync();
}
