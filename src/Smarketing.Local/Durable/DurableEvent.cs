using System.Globalization;

namespace Smarketing.Local.Durable;

/// <summary>What a row of the history or the inbox says. The numbers are on disk: never renumber.</summary>
internal enum EventKind
{
    Started = 1,
    EventRaised = 2,
    ActivityCompleted = 3,
    ActivityFailed = 4,
    TimerFired = 5,
    ActivityScheduled = 10,
    TimerCreated = 11,
}

/// <summary>
/// Something that happened to an instance (kinds below 10), or a step that its orchestrator took. <paramref name="Data"/> is
/// JSON, but for a timer the ticks of its due time.
/// </summary>
internal sealed record DurableEvent(EventKind Kind, int TaskId = 0, string? Name = null, string? Data = null)
{
    public bool IsStep => Kind >= EventKind.ActivityScheduled;

    public static DurableEvent Timer(int taskId, DateTime dueAt)
        => new(EventKind.TimerCreated, taskId, Data: dueAt.Ticks.ToString(CultureInfo.InvariantCulture));

    public DateTime ReadDueAt() => new(long.Parse(Data!, CultureInfo.InvariantCulture), DateTimeKind.Utc);
}

/// <summary>An event as the history keeps it: with the episode in which the orchestrator saw it, and that episode's time.</summary>
internal sealed record PastEvent(int Episode, DateTime At, DurableEvent Event);
