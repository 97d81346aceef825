using System.Globalization;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.FollowUp;

/// <summary>When, where and among whom an answer is given.</summary>
/// <param name="Calendar">The rep's; a time without an offset is on its clocks.</param>
public sealed record TaskMoment(DateTimeOffset Now, DateTimeOffset ClosesAt, WorkingCalendar Calendar, Team Team)
{
    /// <summary>Whoever is away for longer tells the manager.</summary>
    public const int AwayDaysMax = 90;

    /// <summary>A later day is a slip of the pen.</summary>
    public const int ResumeYearsMax = 2;

    private static readonly string[] OnTheClock = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];
    private static readonly string[] WithOffset = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>In whose place nobody is.</summary>
    public bool IsManager { get; init; }

    /// <summary>Whether there is one that a call back could move.</summary>
    public bool HasAttemptLeft { get; init; } = true;

    /// <summary>Null where it is no time, or one that a change of clocks leaves out.</summary>
    public DateTimeOffset? Read(string text)
    {
        var zone = Calendar.Zone;
        if (DateTime.TryParseExact(text, OnTheClock, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return zone.IsInvalidTime(local) || local.Year is 1 or 9999 ? null : new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        }

        return DateTimeOffset.TryParseExact(text.Replace("Z", "+00:00", StringComparison.Ordinal), WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
    }
}
