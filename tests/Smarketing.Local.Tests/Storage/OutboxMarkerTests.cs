using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Storage;
using Smarketing.Local.Tests.Privacy;

namespace Smarketing.Local.Tests.Storage;

/// <summary>Whoever is done again until all is done needs no marker; what has to wait gets one all the same.</summary>
public sealed class OutboxMarkerTests : IAsyncLifetime
{
    private ErasureWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await ErasureWorld.StartAsync();
        await _world.Get<OutboxDrain>().DrainAsync(ErasureWorld.ContactId, _world.Client, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_done_at_once_leaves_no_marker(bool marks)
    {
        await ChangeAndDrainAsync(marks);

        Assert.NotEmpty(_world.Sent);
        Assert.Empty(await MarkersAsync());
    }

    [Fact]
    public async Task A_mail_that_the_provider_does_not_take_now_is_left_to_the_sweep()
    {
        _world.Outcome = SendOutcome.TryLater;

        await ChangeAndDrainAsync();

        Assert.Equal(ErasureWorld.ContactId, Assert.Single(await MarkersAsync()).ContactId);
    }

    [Fact]
    public async Task Who_has_done_their_part_leaves_the_marker_of_another_change()
    {
        await ChangeAsync("first");
        await ChangeAsync("second");
        var items = (await _world.Get<OutboxStore>().ReadAsync(ErasureWorld.ContactId, CancellationToken.None)).Left;

        await _world.Get<OutboxStore>().RemoveAsync(ErasureWorld.ContactId, items[1], CancellationToken.None);

        Assert.Equal(2, items.Count);
        var left = Assert.Single(await MarkersAsync());
        Assert.Equal(OutboxKeys.Marker(ErasureWorld.ContactId, ContactKeys.RevisionOf(items[0].RowKey)), left.RowKey);
    }

    /// <summary>Whoever comes back after an erasure has the same revisions anew.</summary>
    [Fact]
    public async Task What_another_has_put_in_an_items_place_isnt_taken_for_what_was_done()
    {
        await ChangeAsync("test", new Effect.Index([]));
        var item = Assert.Single((await _world.Get<OutboxStore>().ReadAsync(ErasureWorld.ContactId, CancellationToken.None)).Left);
        await _world.Get<OutboxStore>().KeepAsync(ErasureWorld.ContactId, item, [Alert("other")], CancellationToken.None);

        Assert.False(await _world.Get<OutboxStore>().RemoveAsync(ErasureWorld.ContactId, item, CancellationToken.None));

        Assert.Single((await _world.Get<OutboxStore>().ReadAsync(ErasureWorld.ContactId, CancellationToken.None)).Left);
        Assert.Single(await MarkersAsync());
    }

    [Fact]
    public async Task A_part_that_waits_keeps_its_marker_until_it_is_done()
    {
        _world.Outcome = SendOutcome.TryLater;
        await ChangeAsync("test", new Effect.Index([]));
        await _world.Get<OutboxDrain>().DrainAsync(ErasureWorld.ContactId, _world.Client, CancellationToken.None);
        Assert.Single(await MarkersAsync());

        _world.Outcome = SendOutcome.Taken;
        await _world.Get<OutboxDrain>().DrainAsync(ErasureWorld.ContactId, _world.Client, CancellationToken.None);

        Assert.Empty(await MarkersAsync());
    }

    [Fact]
    public async Task A_change_that_leaves_nothing_to_be_done_sets_no_marker()
    {
        await _world.Contacts.ChangeAsync(ErasureWorld.ContactId, known => new ContactChange(known!, [], []), CancellationToken.None);

        Assert.Empty(await MarkersAsync());
    }

    private Task ChangeAsync(string cause, params Effect[] others) =>
        _world.Contacts.ChangeAsync(ErasureWorld.ContactId, known => new ContactChange(known!, [], [Alert(cause), .. others]), CancellationToken.None);

    private static Effect Alert(string cause) => new Effect.Send(EmailKind.Alert, Recipient.Rep, RequiredContent.Moved, cause, FollowUp: 1);

    private async Task ChangeAndDrainAsync(bool marks = false)
    {
        var changed = await _world.Contacts.ChangeOnlyAsync(ErasureWorld.ContactId, known => new ContactChange(known!, [], [Alert("test")]), CancellationToken.None, marks);
        await _world.Get<OutboxDrain>().DrainOrLeaveAsync(changed.Rows, _world.Client, CancellationToken.None);
    }

    private Task<IReadOnlyList<OutboxMarker>> MarkersAsync() => _world.Get<OutboxStore>().MarkersAsync(CancellationToken.None);
}
