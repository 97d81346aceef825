using Azure.Data.Tables;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Storage;

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

        Assert.Equal((1, 0, 0, null), (woken.Looked, woken.Woken, woken.Failed.Count, woken.Next));
        Assert.Empty(await world.RemainsAsync());
        Assert.True(await world.Erased.WasErasedAsync(ContactId, CancellationToken.None));
    }

    [Fact]
    public async Task Who_was_copied_before_an_erasure_began_and_is_known_there_as_erased_is_erased_again()
    {
        await using var world = await ErasureWorld.StartAsync();
        var copied = await world.Contacts.FindAsync(ContactId, CancellationToken.None);
        await world.Erased.BeginAsync(ContactId, Erasure.TraceOf(copied!), CancellationToken.None);
        await world.Erased.NoteAsync(ContactId, world.Clock.Now, CancellationToken.None);
        await world.Erased.FinishAsync(ContactId, world.Clock.Now, CancellationToken.None);

        var woken = await world.Get<WakeActivities>().WakeAsync("", 10, world.Client, CancellationToken.None);
        await world.Erasures.SweepAsync(world.Client, CancellationToken.None);

        Assert.Equal(0, woken.Woken);
        Assert.Empty(await world.RemainsAsync());
    }

    [Fact]
    public async Task Who_was_erased_and_has_come_back_is_woken()
    {
        await using var world = await ErasureWorld.StartAsync();
        var former = await world.Contacts.FindAsync(ContactId, CancellationToken.None);
        await world.Erased.BeginAsync(ContactId, Erasure.TraceOf(former! with { Subject = "former" }), CancellationToken.None);
        await world.Erased.FinishAsync(ContactId, world.Clock.Now, CancellationToken.None);

        var woken = await world.Get<WakeActivities>().WakeAsync("", 10, world.Client, CancellationToken.None);
        await world.Erasures.SweepAsync(world.Client, CancellationToken.None);

        Assert.Equal(1, woken.Woken);
        Assert.NotNull(await world.Contacts.FindAsync(ContactId, CancellationToken.None));
    }

    [Fact]
    public async Task One_that_cannot_be_read_holds_up_nobody_else()
    {
        await using var world = await ErasureWorld.StartAsync();
        await world.Tables.GetTableClient(TableNames.Contacts).AddEntityAsync(new TableEntity("00unreadable", "contact") { ["Json"] = "{" });

        var woken = await world.Get<WakeActivities>().WakeAsync("", 10, world.Client, CancellationToken.None);

        Assert.Equal((2, 1, "00unreadable"), (woken.Looked, woken.Woken, string.Join(' ', woken.Failed)));
    }
}
