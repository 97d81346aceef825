using System.Text.Json.Serialization;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Obstacles;

/// <summary>Something that keeps one of the two teams from doing what they have promised, as somebody of them typed it.</summary>
/// <param name="Id">Derived from the day and the words: the same typed twice is one.</param>
/// <param name="Name">Of whoever typed it; null where they didn't say.</param>
public sealed record Obstacle(string Id, DateTimeOffset At, ObstacleSide Side, string? Name, string Text)
{
    /// <summary>So many may be open at once: a list that is longer helps nobody.</summary>
    public const int OpenMax = 50;

    public static Obstacle Of(TypedObstacle typed, DateTimeOffset now, TimeZoneInfo zone) =>
        new(ContactId.Derived(FactKeys.Day(now, zone), Words.Of(typed.Side), typed.Name ?? "", typed.Text), now, typed.Side, typed.Name, typed.Text);
}

/// <summary>Whose obstacle it is.</summary>
[JsonConverter(typeof(WordConverter<ObstacleSide>))]
public enum ObstacleSide
{
    Marketing,
    Sales,
}
