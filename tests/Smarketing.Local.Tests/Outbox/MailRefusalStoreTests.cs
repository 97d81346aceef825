using Smarketing.Functions.Email;
using Smarketing.Local.Tests.Privacy;

namespace Smarketing.Local.Tests.Outbox;

/// <summary>Of all mails that are refused on a day one tells the manager, and one does.</summary>
public sealed class MailRefusalStoreTests : IAsyncLifetime
{
    private const string Day = "2026-01-05";

    private ErasureWorld _world = null!;

    private MailRefusalStore Refusals => _world.Get<MailRefusalStore>();

    public async ValueTask InitializeAsync() => _world = await ErasureWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task The_first_tells_however_often_it_is_asked_for()
    {
        Assert.True(await IsTellerAsync("first"));
        Assert.False(await IsTellerAsync("second"));
        Assert.True(await IsTellerAsync("first"));
    }

    [Fact]
    public async Task The_first_whose_answer_was_lost_tells_all_the_same()
    {
        _world.Tables.LosesNextAnswer = true;

        Assert.True(await IsTellerAsync("first"));
    }

    [Fact]
    public async Task Of_two_at_one_moment_one_tells()
    {
        _world.Tables.BeforeNextWrite = async () => Assert.True(await IsTellerAsync("second"));

        Assert.False(await IsTellerAsync("first"));
    }

    private Task<bool> IsTellerAsync(string eventId) => Refusals.IsTellerAsync(Day, eventId, CancellationToken.None);
}
