using Smarketing.Functions.Intake;
using Smarketing.Functions.Storage;
using Smarketing.Local.Storage;
using Smarketing.Local.Tables;

namespace Smarketing.Local.Tests.Intake;

public sealed class IdempotencyStoreTests : IAsyncLifetime
{
    private static readonly PostIdentity Post = new("key", "body");

    private readonly LocalDatabase _database = LocalDatabase.Open(":memory:");
    private readonly StandingClock _clock = new();
    private IdempotencyStore _keys = null!;

    public async ValueTask InitializeAsync()
    {
        var tables = new SqliteTableServiceClient(_database, _clock);
        await tables.CreateTableIfNotExistsAsync(TableNames.Idempotency);
        _keys = new IdempotencyStore(tables, _clock);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public async Task Work_that_fails_may_be_tried_again_at_once(int secondsAfterAClaimThatWasLeft)
    {
        if (secondsAfterAClaimThatWasLeft > 0)
        {
            // The program dies at work, which is to say: never comes back from it.
            await BeginAsync(new TaskCompletionSource<string>());
            _clock.Now += TimeSpan.FromSeconds(secondsAfterAClaimThatWasLeft);
        }

        await Assert.ThrowsAsync<IOException>(() => _keys.OnceAsync("demo", Post, () => Task.FromException<string>(new IOException()), CancellationToken.None));

        Assert.Equal((KeyState.Claimed, "done"), await TryAsync());
        Assert.Equal((KeyState.Answered, "done"), await TryAsync());
    }

    [Fact]
    public async Task Work_that_its_caller_called_off_may_be_tried_again_at_once()
    {
        using var gone = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _keys.OnceAsync("demo", Post, async () =>
        {
            await gone.CancelAsync();
            return await Task.FromCanceled<string>(gone.Token);
        }, gone.Token));

        Assert.Equal((KeyState.Claimed, "done"), await TryAsync());
    }

    [Fact]
    public async Task Work_that_fails_late_takes_nobody_elses_claim_away()
    {
        var slow = new TaskCompletionSource<string>();
        var first = await BeginAsync(slow);
        _clock.Now += TimeSpan.FromSeconds(61);
        await BeginAsync(new TaskCompletionSource<string>());

        slow.SetException(new IOException());
        await Assert.ThrowsAsync<IOException>(() => first.Ended);

        Assert.Equal((KeyState.InProgress, null), await TryAsync());
    }

    [Fact]
    public async Task An_answer_that_cannot_be_given_again_stays_answered()
    {
        await TryAsync();
        await Assert.ThrowsAsync<IOException>(() => _keys.OnceAsync("demo", Post, () => Task.FromException<string>(new IOException()), CancellationToken.None));

        Assert.Equal((KeyState.Answered, "done"), await TryAsync());
    }

    /// <summary>Comes back when the key is claimed and the work has begun.</summary>
    private async Task<Work> BeginAsync(TaskCompletionSource<string> work)
    {
        var begun = new TaskCompletionSource();
        var ended = _keys.OnceAsync(
            "demo", Post,
            () =>
            {
                begun.SetResult();
                return work.Task;
            },
            CancellationToken.None);
        await begun.Task;
        return new Work(ended);
    }

    private Task<(KeyState State, string? Result)> TryAsync() => _keys.OnceAsync("demo", Post, () => Task.FromResult("done"), CancellationToken.None)!;

    private sealed record Work(Task Ended);

    private sealed class StandingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 5, 15, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
