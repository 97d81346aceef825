namespace Smarketing.Functions.Obstacles;

/// <summary>What stands in the teams' way, and what somebody is just typing.</summary>
public sealed record ObstaclePageModel
{
    public required string Language { get; init; }

    public string CompanyName { get; init; } = "";

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Obstacle> Open { get; init; } = [];

    public string DashboardPath { get; init; } = "";

    /// <summary>What was just posted has been recorded.</summary>
    public bool IsSaved { get; init; }

    /// <summary>What stands in the form, by field.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    public IReadOnlyList<string> ErrorsOf(string field) => Errors.GetValueOrDefault(field) ?? [];
}
