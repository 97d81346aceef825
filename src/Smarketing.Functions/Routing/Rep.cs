using Smarketing.Functions.Deals;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.Routing;

/// <summary>Somebody in sales.</summary>
/// <param name="Capacity">MQLs a week.</param>
/// <param name="Weight">How much of their capacity counts in the round robin, relative to the others'.</param>
public sealed record Rep(string Id, string Name, string Email, string Language, int Capacity, int Weight, WorkingCalendar Calendar)
{
    /// <summary>What they are to win in a month; null where nothing is agreed.</summary>
    public Money? Goal { get; init; }

    /// <summary>The current, next or last leave.</summary>
    public Leave? Away { get; init; }

    /// <summary>The last day of a leave that was cut short or replaced by another.</summary>
    public DateOnly? AwayUntil { get; init; }

    /// <summary>What one MQL weighs in the round robin: little for whoever can take many.</summary>
    public double Turn => 1.0 / (Capacity * Weight);

    public bool IsAway(DateTimeOffset now) => Away is { } leave && leave.Covers(Calendar.DayOf(now));

    /// <summary>The last day of the latest leave that is over; null when there was none.</summary>
    public DateOnly? LastDayAway(DateTimeOffset now) => Away is { } leave && leave.To < Calendar.DayOf(now) ? leave.To : AwayUntil;

    /// <summary>As changed since the configuration was written.</summary>
    public Rep With(RepSettings settings) => this with
    {
        Capacity = settings.Capacity ?? Capacity,
        Weight = settings.Weight ?? Weight,
        Away = settings.Away,
        AwayUntil = settings.AwayUntil,
    };
}

/// <summary>Days in the rep's own zone, both included.</summary>
public sealed record Leave(DateOnly From, DateOnly To)
{
    public bool Covers(DateOnly day) => From <= day && day <= To;
}
