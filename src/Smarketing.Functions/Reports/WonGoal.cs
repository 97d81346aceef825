using Smarketing.Functions.Configuration;
using Smarketing.Functions.Deals;

namespace Smarketing.Functions.Reports;

/// <summary>What deals are to bring, in the currency of the company's deals.</summary>
public static class WonGoal
{
    /// <summary>The company's goal, or what all reps are to win where it has none; of one rep, what was agreed with them. Null where nothing is.</summary>
    public static decimal? Of(SmarketingConfiguration configuration, decimal months, string? rep = null)
    {
        if (rep is null && configuration.Goal is { } goal)
        {
            return goal.In(months);
        }

        var perMonth = configuration.Team.Reps.Where(one => rep is null || one.Id == rep).Select(one => one.Goal).OfType<Money>()
            .Where(agreed => agreed.Currency == configuration.Deals.Currency).Sum(agreed => agreed.Amount);
        return perMonth > 0 ? decimal.Round(perMonth * months, 2) : null;
    }
}
