using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Sla;

/// <summary>A contact's move from stage to stage, without saying whose.</summary>
/// <param name="From">Null for somebody new.</param>
public sealed record HistoricMove(string Subject, Stage? From, Stage To);

/// <param name="Entered">How many came to the stage.</param>
/// <param name="CameFurther">How many of them came to the next, too.</param>
public sealed record StagePassage(string Name, int Entered, int CameFurther)
{
    public decimal Rate => (decimal)CameFurther / Entered;

    public bool IsThin => Entered < FunnelHistory.EnteredMin || Rate < PlanReader.RateMin;
}

/// <summary>The funnel's own rates. A person counts once for each stage, however often they came to it, so no rate is more than 1.</summary>
public static class FunnelHistory
{
    /// <summary>Fewer people than this are no base for a rate.</summary>
    public const int EnteredMin = 20;

    public static IReadOnlyList<StagePassage> Of(IEnumerable<HistoricMove> moves)
    {
        var entered = Enum.GetValues<Stage>().ToDictionary(stage => stage, _ => new HashSet<string>(StringComparer.Ordinal));
        foreach (var move in moves)
        {
            // A jump goes through each stage in between; somebody who is new and more than a prospect was one first.
            for (var stage = move.From is { } from ? from + 1 : Stage.Prospect; stage <= move.To; stage++)
            {
                entered[stage].Add(move.Subject);
            }
        }

        return
        [
            Passage("prospectToLead", Stage.Prospect, Stage.Lead),
            Passage("leadToMql", Stage.Lead, Stage.Mql),
            Passage("mqlToSql", Stage.Mql, Stage.Sql),
            Passage("sqlToOpportunity", Stage.Sql, Stage.Opportunity),
            Passage("opportunityToCustomer", Stage.Opportunity, Stage.Customer),
        ];

        StagePassage Passage(string name, Stage from, Stage to) => new(name, entered[from].Count, entered[from].Count(entered[to].Contains));
    }

    /// <summary>Null where one of the passages is too thin.</summary>
    public static FunnelRates? RatesOf(IReadOnlyList<StagePassage> passages) =>
        passages.Any(passage => passage.IsThin) ? null : new FunnelRates(passages[0].Rate, passages[1].Rate, passages[2].Rate, passages[3].Rate, passages[4].Rate);
}
