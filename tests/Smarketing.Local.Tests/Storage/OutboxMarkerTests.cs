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
        foreach (var marker in await MarkersAsync())
        {
            await _world.Get<OutboxStore>().RemoveAsync(marker, CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task What_is_done_at_once_leaves_no_marker()
    {
        await ChangeAndDrainAsync();

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

    private async Task ChangeAndDrainAsync()
    {
        var alert = new Effect.Send(EmailKind.Alert, Recipient.Rep, RequiredContent.Moved, "test", FollowUp: 1);
        await _world.Contacts.ChangeOnlyAsync(ErasureWorld.ContactId, known => new ContactChange(known!, [], [alert]), CancellationToken.None, marks: false);
        await _world.Get<OutboxDrain>().DrainOrLeaveAsync(ErasureWorld.ContactId, _world.Client, CancellationToken.None);
    }

    private Task<IReadOnlyList<OutboxMarker>> MarkersAsync() => _world.Get<OutboxStore>().MarkersAsync(CancellationToken.None);
}
