using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Sla;

/// <summary>What is to be sold in a year, in the currency of deals, and what it was planned with: the planner tells how many it takes at each stage.</summary>
public sealed record SalesGoal(decimal PerYear, decimal AverageDeal, FunnelRates Rates)
{
    private const int MoneyMax = 1_000_000_000;
    private const int MonthsPerYear = 12;

    public static SalesGoal Read(ConfigNode node) =>
        new(node.Number("perYear", 1, MoneyMax), node.Number("averageDeal", 1, MoneyMax), node.Object("rates", ReadRates));

    public decimal In(decimal months) => decimal.Round(PerYear * months / MonthsPerYear, 2);

    /// <summary>How many are to come to a stage; null for one that the planner doesn't know.</summary>
    public decimal? In(decimal months, Stage stage, PlanTerms terms)
    {
        var plan = Planner.Plan(new PlanQuestion { Goal = PerYear, AverageDeal = AverageDeal, Rates = Rates }, terms, PlanTexts.In("en"));
        var perYear = stage switch
        {
            Stage.Prospect => plan.Prospects,
            Stage.Lead => plan.Leads,
            Stage.Mql => plan.Mqls,
            Stage.Sql => plan.Sqls,
            Stage.Opportunity => plan.Opportunities,
            Stage.Customer => plan.Customers,
            _ => null,
        };
        return perYear is { } number ? decimal.Round(number * months / MonthsPerYear, 1) : null;
    }

    private static FunnelRates ReadRates(ConfigNode node)
    {
        var rates = PlanReader.RateNames.Select(name => Rate(node, name)).ToList();
        return new FunnelRates(rates[0], rates[1], rates[2], rates[3], rates[4]);
    }

    /// <summary>With less than this at each stage, the prospects that it takes are no number any more.</summary>
    private static decimal Rate(ConfigNode node, string name)
    {
        var rate = node.Share(name);
        if (rate is > 0 and < PlanReader.RateMin)
        {
            node.Fault(name, $"must be at least {PlanReader.RateMin}");
        }

        return Math.Max(rate, PlanReader.RateMin);
    }
}
