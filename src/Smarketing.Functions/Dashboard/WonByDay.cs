using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Dashboard;

/// <summary>What deals brought, day by day, in one currency.</summary>
/// <param name="Sums">What came together up to the end of each day that has begun.</param>
/// <param name="Others">In other currencies: nothing is converted, so they are in no sum.</param>
/// <param name="Goal">For the whole period; null where there is none.</param>
public sealed record WonByDay(ReportFrame Frame, string Currency, IReadOnlyList<decimal> Sums, IReadOnlyList<Amount> Others, decimal? Goal)
{
    public decimal Won => Sums.Count > 0 ? Sums[^1] : 0;

    public bool IsEmpty => Won == 0 && Others.Count == 0;

    /// <summary>What the period comes to if it goes on as it did up to today; null before it has begun.</summary>
    public decimal? Pace => Frame.DaysElapsed == 0 ? null : decimal.Round(Won * Frame.Period.Days / Frame.DaysElapsed, 2);

    /// <summary>The goal's part for the first days of the period.</summary>
    public decimal? GoalBy(int days) => Goal is { } goal ? decimal.Round(goal * days / Frame.Period.Days, 2) : null;

    /// <param name="days">Of the report <see cref="ReportName.Reps"/>.</param>
    /// <param name="rep">Null for all.</param>
    public static WonByDay Of(IReadOnlyList<DayTally> days, string? rep, ReportFrame frame, string currency) => Of(
        days.SelectMany(day => day.Tally.Below("revenue").Select(sum => (day.Day, Key: sum.Name.Split(Tally.Separator, 2), sum.Sum)))
            .Where(sum => rep is null || sum.Key[0] == rep)
            .Select(sum => new DayAmount(sum.Day, new Amount(sum.Sum, sum.Key[1]))),
        frame, currency, WonGoal.Of(frame.Configuration, frame.Period.Months(), rep));

    /// <param name="days">Of the report <see cref="ReportName.Campaigns"/>.</param>
    /// <param name="campaign">By first touch.</param>
    public static WonByDay OfCampaign(IReadOnlyList<DayTally> days, string campaign, ReportFrame frame, string currency) => Of(
        days.SelectMany(day => day.Tally.Below("own", "first", "revenue").Select(sum => (day.Day, Key: sum.Name.Split(Tally.Separator, 2), sum.Sum)))
            .Where(sum => sum.Key[1] == campaign)
            .Select(sum => new DayAmount(sum.Day, new Amount(sum.Sum, sum.Key[0]))),
        frame, currency, goal: null);

    private static WonByDay Of(IEnumerable<DayAmount> amounts, ReportFrame frame, string currency, decimal? goal)
    {
        var all = amounts.ToLookup(amount => amount.Amount.Currency, StringComparer.Ordinal);
        var byDay = all[currency].ToLookup(amount => amount.Day, amount => amount.Amount.Value);
        var sum = 0m;
        var sums = Enumerable.Range(0, frame.DaysElapsed).Select(day => sum += byDay[frame.Period.From.AddDays(day)].Sum()).ToList();
        return new WonByDay(
            frame, currency, sums,
            [.. all.Where(other => other.Key != currency).Select(other => new Amount(other.Sum(amount => amount.Amount.Value), other.Key)).OrderBy(other => other.Currency, StringComparer.Ordinal)],
            goal);
    }

    private sealed record DayAmount(DateOnly Day, Amount Amount);
}
