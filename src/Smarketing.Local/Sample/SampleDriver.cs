using System.Globalization;
using Smarketing.Functions.Configuration;
using Smarketing.Local.Time;

namespace Smarketing.Local.Sample;

/// <summary>Lives through the year: winds the clock from deed to deed, and has people do what they do.</summary>
internal sealed class SampleDriver(SampleAgenda agenda, SampleMailbox mailbox, SampleHands hands, ClockWinder winder, SmarketingConfiguration configuration)
{
    /// <summary>How often reps look into their mail.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(30);

    /// <param name="tell">Takes a line on how far it is, once a month.</param>
    public async Task LiveAsync(DateTimeOffset from, DateTimeOffset to, Action<string> tell, CancellationToken cancellation)
    {
        var (done, month) = (0, 0);
        agenda.Add(await mailbox.ReadAsync(cancellation));
        for (var now = from; now < to;)
        {
            var deedAt = agenda.NextAt ?? to;
            now = Earlier(Earlier(deedAt > now ? deedAt : now, NextLook(now)), to);
            await winder.WindToAsync(now, cancellation);
            agenda.Add(await mailbox.ReadAsync(cancellation));
            var doneBefore = done;
            while (now < to && agenda.Take(now) is { } deed)
            {
                await hands.DoAsync(deed, cancellation);
                done++;
            }

            if (done > doneBefore)
            {
                // What was caused at this instant may ask for something before the next one.
                await winder.WindToAsync(now, cancellation);
                agenda.Add(await mailbox.ReadAsync(cancellation));
            }

            var day = configuration.Calendar.DayOf(now);
            if (day.Month != month)
            {
                month = day.Month;
                tell(string.Create(CultureInfo.InvariantCulture, $"  {day:yyyy-MM}  {(now - from) / (to - from),4:P0}  {done} things done"));
            }
        }
    }

    /// <summary>Every half hour while anybody works, and else when they begin.</summary>
    private DateTimeOffset NextLook(DateTimeOffset now)
    {
        var next = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % LookEvery.Ticks), TimeSpan.Zero) + LookEvery;
        return configuration.Calendar.IsWorkingTime(next) ? next : configuration.Calendar.WorkingTimeFrom(next);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
