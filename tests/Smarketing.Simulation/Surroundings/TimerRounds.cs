using Azure.Data.Tables;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Storage;

namespace Smarketing.Simulation.Surroundings;

/// <summary>
/// The timers of the app, without the thousands of runs that find nothing to do: the sweep runs while anybody has work left over, and
/// what looks at the hour of the day runs at the hours that matter.
/// </summary>
internal sealed class TimerRounds(TimeProvider clock)
{
    private static readonly TimeSpan SweptEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ErasedEvery = TimeSpan.FromMinutes(10);

    /// <summary>In UTC: before work begins in Mexico City, as it begins, and in its afternoon.</summary>
    private static readonly Dictionary<int, string[]> ByHour = new()
    {
        [14] = ["SendSummary", "CloseDays"],
        [15] = ["SendSummary", "SendDigests", "MoveWorkOfLeaves"],
        [21] = ["MoveWorkOfLeaves"],
    };

    private DateTimeOffset _sweptAt;
    private DateTimeOffset _erasedAt;
    private DateTimeOffset _hourAt;

    public async Task<DateTimeOffset> NextAsync(TableServiceClient tables)
    {
        var next = NextHour();
        if (await HasMarkersAsync(tables) && NextSweep() is var sweep && sweep < next)
        {
            next = sweep;
        }

        return await HasErasuresAsync(tables) && NextErasure() is var erasure && erasure < next ? erasure : next;
    }

    /// <summary>The functions that are due now.</summary>
    public async Task<IReadOnlyList<string>> TakeAsync(TableServiceClient tables)
    {
        var now = clock.GetUtcNow();
        var due = new List<string>();
        if (await HasMarkersAsync(tables) && NextSweep() <= now)
        {
            _sweptAt = now;
            due.Add("SweepOutbox");
        }

        if (await HasErasuresAsync(tables) && NextErasure() <= now)
        {
            _erasedAt = now;
            due.Add("SweepErasures");
        }

        if (NextHour() is var hour && hour <= now)
        {
            _hourAt = now;
            due.AddRange(ByHour[hour.Hour]);
        }

        return due;
    }

    public TimerInfo InfoOf() => new() { ScheduleStatus = new ScheduleStatus { Last = clock.GetUtcNow().UtcDateTime } };

    private DateTimeOffset NextSweep() => Next(_sweptAt, SweptEvery);

    private DateTimeOffset NextErasure() => Next(_erasedAt, ErasedEvery);

    private DateTimeOffset Next(DateTimeOffset last, TimeSpan every)
    {
        var from = Later(last, clock.GetUtcNow() - every);
        return new DateTimeOffset(from.UtcTicks - (from.UtcTicks % every.Ticks), TimeSpan.Zero) + every;
    }

    private DateTimeOffset NextHour()
    {
        var from = Later(_hourAt, clock.GetUtcNow().AddHours(-1));
        var hour = new DateTimeOffset(from.UtcTicks - (from.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        do
        {
            hour = hour.AddHours(1);
        }
        while (!ByHour.ContainsKey(hour.Hour));
        return hour;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static Task<bool> HasMarkersAsync(TableServiceClient tables) => HasRowsAsync(tables, TableNames.Outbox, filter: null);

    private static Task<bool> HasErasuresAsync(TableServiceClient tables) => HasRowsAsync(tables, TableNames.Erasures, TableFilter.Partition("pending"));

    private static async Task<bool> HasRowsAsync(TableServiceClient tables, string table, string? filter)
    {
        await foreach (var _ in tables.GetTableClient(table).QueryAsync<TableEntity>(filter, maxPerPage: 1))
        {
            return true;
        }

        return false;
    }
}
