using Smarketing.Functions.Contacts;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Sla;

/// <param name="Entered">How many came to the stage.</param>
/// <param name="CameFurther">How many came to the next, and no more than <paramref name="Entered"/>.</param>
public sealed record StagePassage(string Name, int Entered, int CameFurther)
{
    public decimal Rate => (decimal)CameFurther / Entered;

    public bool IsThin => Entered < FunnelHistory.EnteredMin || Rate < PlanReader.RateMin;
}

/// <summary>
/// The funnel's own rates, as its report counts them: who becomes an MQL again counts again, so more may come to a stage than
/// to the one before it in the same time. A rate is 1 at the most.
/// </summary>
public static class FunnelHistory
{
    /// <summary>Fewer people than this are no base for a rate.</summary>
    public const int EnteredMin = 20;

    /// <param name="tally">Of the report <see cref="ReportName.Funnel"/>.</param>
    public static IReadOnlyList<StagePassage> Of(Tally tally)
    {
        return
        [
            Passage("prospectToLead", Stage.Prospect, Stage.Lead),
            Passage("leadToMql", Stage.Lead, Stage.Mql),
            Passage("mqlToSql", Stage.Mql, Stage.Sql),
            Passage("sqlToOpportunity", Stage.Sql, Stage.Opportunity),
            Passage("opportunityToCustomer", Stage.Opportunity, Stage.Customer),
        ];

        StagePassage Passage(string name, Stage from, Stage to)
        {
            var entered = tally.Count("entered", Words.Of(from));
            return new StagePassage(name, entered, Math.Min(entered, tally.Count("entered", Words.Of(to))));
        }
    }

    /// <summary>Null where one of the passages is too thin.</summary>
    public static FunnelRates? RatesOf(IReadOnlyList<StagePassage> passages) =>
        passages.Any(passage => passage.IsThin) ? null : new FunnelRates(passages[0].Rate, passages[1].Rate, passages[2].Rate, passages[3].Rate, passages[4].Rate);
}
