using Microsoft.Extensions.Configuration;
using NCrontab;
using Smarketing.Local.Invocation;

namespace Smarketing.Local.Timers;

/// <summary>An NCRONTAB expression of six fields, the seconds first, in UTC.</summary>
internal sealed class TimerSchedule
{
    private static readonly CrontabSchedule.ParseOptions WithSeconds = new() { IncludingSeconds = true };

    private readonly CrontabSchedule _schedule;

    private TimerSchedule(CrontabSchedule schedule) => _schedule = schedule;

    /// <param name="expression">The expression, or <c>%SETTING%</c> to take it from the configuration.</param>
    /// <exception cref="UnsupportedFunctionException">There is no such setting, or the expression is none.</exception>
    public static TimerSchedule Parse(string function, string expression, IConfiguration configuration)
    {
        var text = expression;
        if (expression is ['%', .. var setting, '%'])
        {
            text = configuration[setting] ?? throw new UnsupportedFunctionException(function, $"its schedule is the setting '{setting}', which isn't set");
        }

        return CrontabSchedule.TryParse(text, WithSeconds) is { } schedule
            ? new TimerSchedule(schedule)
            : throw new UnsupportedFunctionException(function, $"its schedule '{text}' is no NCRONTAB expression of six fields");
    }

    /// <summary>The first occurrence after <paramref name="instant"/>.</summary>
    public DateTimeOffset After(DateTimeOffset instant) => new(_schedule.GetNextOccurrence(instant.UtcDateTime), TimeSpan.Zero);
}
