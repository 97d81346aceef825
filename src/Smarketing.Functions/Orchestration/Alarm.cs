namespace Smarketing.Functions.Orchestration;

/// <summary>When an orchestration wakes next. Stored in histories that outlive deployments: only add to it.</summary>
/// <param name="At">Null when it is over.</param>
public sealed record Alarm(DateTimeOffset? At)
{
    public int Version { get; init; } = 1;
}
