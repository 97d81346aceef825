namespace Smarketing.Functions.Reports;

/// <summary>What a report counts on one day.</summary>
public sealed record DayTally(DateOnly Day, Tally Tally);
