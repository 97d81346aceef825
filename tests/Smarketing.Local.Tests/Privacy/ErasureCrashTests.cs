using Azure.Data.Tables;
using Microsoft.DurableTask.Client;
using NSubstitute;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;

namespace Smarketing.Local.Tests.Privacy;

/// <summary>An erasure that dies between any two of its writes, and is taken up by the sweep.</summary>
public sealed class ErasureCrashTests
{
    private const string ContactId = ErasureWorld.ContactId;

    [Fact]
    public async Task Wherever_it_dies_the_sweep_brings_it_to_the_same_end_and_the_rep_is_told_once()
    {
        var writes = 0;
        for (var survived = 0; survived <= writes; survived++)
        {
            await using var world = await ErasureWorld.StartAsync();
            world.Tables.WritesLeft = survived;
            var isDead = await DiesAsync(() => world.Erasures.EraseAsync(ContactId, world.Client, CancellationToken.None)) || world.Tables.WritesLeft < 0;
            writes = isDead ? survived + 1 : survived;
            world.Tables.WritesLeft = null;

            // Before its first write there is nothing to be taken up: whoever asked was answered with an error, and asks again.
            if (survived == 0)
            {
                await world.Erasures.EraseAsync(ContactId, world.Client, CancellationToken.None);
            }

            await world.Erasures.SweepAsync(world.Client, CancellationToken.None);
            world.Clock.Now += TimeSpan.FromHours(1);
            await world.Erasures.SweepAsync(world.Client, CancellationToken.None);

            Assert.True(await world.RemainsAsync() is { Count: 0 } remains, $"After {survived} writes there remain {string.Join(", ", await world.RemainsAsync())}");
            Assert.Equal(["erased", "follow-up-ended", "submission"], await world.FactsAsync());
            Assert.Single(world.Sent);
            Assert.True(await world.Erased.WasErasedAsync(ContactId, CancellationToken.None));
        }

        Assert.True(writes > 20, $"{writes} writes");
    }

    [Fact]
    public async Task Who_comes_back_to_an_erasure_that_died_finishes_it_and_begins_anew()
    {
        await using var world = await ErasureWorld.StartAsync();
        world.Tables.WritesLeft = 4;
        await DiesAsync(() => world.Erasures.EraseAsync(ContactId, world.Client, CancellationToken.None));
        world.Tables.WritesLeft = null;
        Assert.Null(await world.Contacts.FindAsync(ContactId, CancellationToken.None));

        var back = await world.Contacts.ChangeAsync(ContactId, known => known is null ? new ContactChange(ErasureWorld.Lucia("second"), [], []) : throw new InvalidOperationException("the old one"), CancellationToken.None);
        await world.Erasures.SweepAsync(world.Client, CancellationToken.None);
        world.Clock.Now += TimeSpan.FromHours(1);
        await world.Erasures.SweepAsync(world.Client, CancellationToken.None);

        Assert.True(back.IsChanged);
        Assert.Equal("second", (await world.Contacts.FindAsync(ContactId, CancellationToken.None))?.Subject);
        Assert.Empty(await world.Contacts.TimelineAsync(ContactId, CancellationToken.None));
        Assert.Contains("erased", await world.FactsAsync());
    }

    [Fact]
    public async Task A_mail_provider_that_is_down_is_waited_for_a_day_and_no_longer()
    {
        await using var world = await ErasureWorld.StartAsync();
        world.Outcome = SendOutcome.TryLater;

        Assert.False(await world.Erasures.EraseAsync(ContactId, world.Client, CancellationToken.None));
        Assert.Null(await world.Contacts.FindAsync(ContactId, CancellationToken.None));
        world.Clock.Now += TimeSpan.FromHours(23);
        await world.Erasures.SweepAsync(world.Client, CancellationToken.None);
        Assert.NotEmpty(await world.RemainsAsync());

        world.Clock.Now += TimeSpan.FromHours(2);
        await world.Erasures.SweepAsync(world.Client, CancellationToken.None);
        world.Clock.Now += TimeSpan.FromHours(1);
        await world.Erasures.SweepAsync(world.Client, CancellationToken.None);

        Assert.Empty(await world.RemainsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_ran_for_somebody_who_came_back_early_runs_no_more(bool isBackBeforeTheMarkIsSeen)
    {
        await using var world = await ErasureWorld.StartAsync();
        world.Client.GetInstanceAsync("followup-first-1", Arg.Any<CancellationToken>())
            .Returns(new OrchestrationMetadata("followup", "followup-first-1") { RuntimeStatus = OrchestrationRuntimeStatus.Completed });
        Task ComeBackAsync() => world.Contacts.ChangeAsync(ContactId, _ => new ContactChange(ErasureWorld.Lucia("second"), [], []), CancellationToken.None);
        if (isBackBeforeTheMarkIsSeen)
        {
            // The write after the mark; the mark itself is the third.
            world.Tables.BeforeNextWrite = () => Later(world, 2, ComeBackAsync);
            await world.Erasures.EraseAsync(ContactId, world.Client, CancellationToken.None);
        }
        else
        {
            world.Tables.WritesLeft = 4;
            await DiesAsync(() => world.Erasures.EraseAsync(ContactId, world.Client, CancellationToken.None));
            world.Tables.WritesLeft = null;
            world.Client.ClearReceivedCalls();
            await ComeBackAsync();
            await world.Erasures.SweepAsync(world.Client, CancellationToken.None);
        }

        await world.Client.Received().PurgeInstanceAsync("followup-first-1", Arg.Any<CancellationToken>());
        Assert.Equal("second", (await world.Contacts.FindAsync(ContactId, CancellationToken.None))?.Subject);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_late_step_wrote_goes_unless_it_is_theirs_who_came_back(bool isBack)
    {
        await using var world = await ErasureWorld.StartAsync();
        var lucia = (await world.Contacts.FindAsync(ContactId, CancellationToken.None))!;
        await world.Erasures.EraseAsync(ContactId, world.Client, CancellationToken.None);
        foreach (var list in new[] { "stage|lead", "rep|ana", "suppressed|bounced" })
        {
            await world.Tables.GetTableClient(TableNames.ContactIndex).UpsertEntityAsync(new TableEntity(list, ContactId));
        }

        if (isBack)
        {
            await world.Contacts.ChangeAsync(ContactId, _ => new ContactChange(ErasureWorld.Lucia("second") with { Stage = Stage.Lead, Rep = null }, [], []), CancellationToken.None);
        }

        await world.Get<CompanyStore>().ClaimAsync(lucia, lucia.FollowUp!, "ana", CancellationToken.None);
        world.Clock.Now += TimeSpan.FromHours(1);
        await world.Erasures.SweepAsync(world.Client, CancellationToken.None);

        var lists = (await world.RemainsAsync()).Where(row => row.StartsWith(TableNames.ContactIndex, StringComparison.Ordinal));
        Assert.Equal(isBack ? [$"{TableNames.ContactIndex} stage|lead {ContactId}"] : [], lists);
        Assert.DoesNotContain(await world.RemainsAsync(), row => row.StartsWith(TableNames.Companies, StringComparison.Ordinal));
    }

    /// <summary>Lets so many further writes pass first.</summary>
    private static Task Later(ErasureWorld world, int writes, Func<Task> action)
    {
        world.Tables.BeforeNextWrite = writes == 0 ? action : () => Later(world, writes - 1, action);
        return Task.CompletedTask;
    }

    private static async Task<bool> DiesAsync(Func<Task<bool?>> erase)
    {
        try
        {
            return await erase() == false;
        }
        catch (Azure.RequestFailedException failure) when (failure.Status == 503)
        {
            return true;
        }
    }
}
