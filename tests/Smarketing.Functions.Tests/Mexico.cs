using Smarketing.Functions.Configuration;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.Tests;

/// <summary>The shipped configuration, and times in its zone.</summary>
internal static class Mexico
{
    public static readonly SmarketingConfiguration Configuration = Load();

    public static WorkingCalendar Calendar => Configuration.Calendar;

    /// <summary>A local time in Mexico City, which has no change of clocks since 2022.</summary>
    public static DateTimeOffset At(int year, int month, int day, int hour = 0, int minute = 0) => new(year, month, day, hour, minute, 0, TimeSpan.FromHours(-6));

    private static SmarketingConfiguration Load()
    {
        var (configuration, faults) = SmarketingConfiguration.Parse(File.ReadAllText(Repository.PathTo("config", "smarketing.json")));
        return configuration ?? throw new InvalidOperationException(string.Join('\n', faults));
    }
}
