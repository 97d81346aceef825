using Smarketing.Functions.Contacts;
using Smarketing.Functions.Privacy;

namespace Smarketing.Local.Tests.Privacy;

/// <summary>What must still be erased after the tables were brought back from a copy.</summary>
public sealed class RestoredErasureTests
{
    private const string ContactId = ErasureWorld.ContactId;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_erasure_that_had_begun_goes_on_though_the_table_that_says_so_was_copied_at_another_instant(bool isFinishedThere)
    {
        await using var world = await ErasureWorld.StartAsync();
        var begun = await world.Contacts.ChangeOnlyAsync(ContactId, known => Erasure.Begin(known!, world.Clock.Now), CancellationToken.None);
        if (isFinishedThere)
        {
            await world.Erased.BeginAsync(ContactId, Erasure.TraceOf(begun.Contact!), CancellationToken.None);
            await world.Erased.FinishAsync(ContactId, world.Clock.Now, CancellationToken.None);
        }

        var woken = await world.Get<WakeActivities>().WakeAsync("", 10, world.Client, CancellationToken.None);
        await world.Erasures.SweepAsync(world.Client, CancellationToken.None);

        Assert.Equal(new WakeResult(1, 0, null), woken);
        Assert.Empty(await world.RemainsAsync());
        Assert.True(await world.Erased.WasErasedAsync(ContactId, CancellationToken.None));
    }
}
