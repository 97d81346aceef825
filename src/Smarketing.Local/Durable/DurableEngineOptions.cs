namespace Smarketing.Local.Durable;

public sealed record DurableEngineOptions
{
    public int ActivityParallelism { get; init; } = 64;

    public int EpisodeParallelism { get; init; } = 64;

    /// <summary>How many due alarms fire in one write, and how much work may be under way before the next ones fire.</summary>
    public int AlarmsPerBatch { get; init; } = 512;

    /// <summary>How long a stop waits for running activities before it cancels them.</summary>
    public TimeSpan StopPatience { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The pause after a failed write (disk full, …) before the same work is tried again.</summary>
    public TimeSpan StorageRetryPause { get; init; } = TimeSpan.FromSeconds(1);
}
