using System.Globalization;

namespace Smarketing.Functions.Sla;

/// <summary>What somebody who plays with the planner sees.</summary>
public sealed record PlanPageModel
{
    public required string Language { get; init; }

    public required string CompanyName { get; init; }

    /// <summary>Of the goal and the deals.</summary>
    public required string Currency { get; init; }

    /// <summary>What stands in the form, by field.</summary>
    public required IReadOnlyDictionary<string, string> Typed { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Null before a question, and where it has errors.</summary>
    public SalesPlan? Plan { get; init; }

    /// <summary>Those that were taken from history; null where they were typed.</summary>
    public FunnelRates? HistoricRates { get; init; }

    public IReadOnlyList<string> ErrorsOf(string field) => Errors.GetValueOrDefault(field) ?? [];

    /// <summary>The worked example, to begin with, for a team whose reps can take so many MQLs a week.</summary>
    public static IReadOnlyDictionary<string, string> ExampleFor(int capacity) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["goal"] = "100,000",
        ["averageDeal"] = "1,000",
        ["rates.prospectToLead"] = "50",
        ["rates.leadToMql"] = "50",
        ["rates.mqlToSql"] = "50",
        ["rates.sqlToOpportunity"] = "50",
        ["rates.opportunityToCustomer"] = "50",
        ["workingWeeks"] = "48",
        [PlanReader.Capacity] = capacity.ToString(CultureInfo.InvariantCulture),
        ["maxLoad"] = "110",
        ["hoursPerMonth"] = "100",
        ["minutesPerAttempt"] = "10",
    };
}
