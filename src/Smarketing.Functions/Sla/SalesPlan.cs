using System.Text.Json.Serialization;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Sla;

/// <summary>What share of each stage comes to the next, more than 0 and up to 1.</summary>
public sealed record FunnelRates(decimal ProspectToLead, decimal LeadToMql, decimal MqlToSql, decimal SqlToOpportunity, decimal OpportunityToCustomer);

/// <summary>What is asked of the planner.</summary>
public sealed record PlanQuestion
{
    /// <summary>What is to be sold in a year, in the currency of <see cref="AverageDeal"/>.</summary>
    public required decimal Goal { get; init; }

    public required decimal AverageDeal { get; init; }

    /// <summary>Null for the short form, and while they are yet to be taken from history.</summary>
    public FunnelRates? Rates { get; init; }

    /// <summary>The short form: the share of all leads that become customers, and nothing about the stages between.</summary>
    public decimal? LeadToCustomer { get; init; }

    /// <summary>Whether the rates are to be the funnel's own of the last twelve months.</summary>
    public bool TakesHistory { get; init; }

    /// <summary>In a year.</summary>
    public int WorkingWeeks { get; init; } = 48;

    /// <summary>MQLs a week for each rep.</summary>
    public int Capacity { get; init; } = 8;

    /// <summary>How much of their capacity reps may carry before there is one more: 1.1 is an overload of 10 %.</summary>
    public decimal MaxLoad { get; init; } = 1.1m;

    /// <summary>Of one rep; null for what the plan comes to.</summary>
    public decimal? LeadsPerMonth { get; init; }

    /// <summary>Of one rep.</summary>
    public decimal? HoursPerMonth { get; init; }

    public decimal? MinutesPerAttempt { get; init; }
}

/// <summary>What is agreed and configured already: the planner warns where it disagrees.</summary>
/// <param name="Reps">How many there are.</param>
/// <param name="Calls">Of the follow-up of one MQL.</param>
/// <param name="Mails">Of the follow-up of one MQL.</param>
public sealed record PlanTerms(SlaPromise Promise, int Reps, int Calls, int Mails)
{
    public int Attempts => Calls + Mails;

    public static PlanTerms Of(SmarketingConfiguration configuration)
    {
        var attempts = configuration.Plan.Attempts;
        var calls = attempts.Count(attempt => attempt.Kind == AttemptKind.Call);
        return new PlanTerms(configuration.Promise, configuration.Team.Reps.Count, calls, attempts.Count - calls);
    }
}

/// <summary>What it takes to reach a goal. Stages are whole people in a year; what the short form can't tell is null.</summary>
public sealed record SalesPlan
{
    public required decimal Customers { get; init; }

    public decimal? Opportunities { get; init; }

    public decimal? Sqls { get; init; }

    public decimal? Mqls { get; init; }

    public required decimal Leads { get; init; }

    public decimal? Prospects { get; init; }

    public decimal? MqlsPerWeek { get; init; }

    public decimal? RepsExact { get; init; }

    public decimal? Reps { get; init; }

    /// <summary>Of the capacity of all reps; 1 is all of it.</summary>
    public decimal? Load { get; init; }

    /// <summary>Null where the hours, or the minutes of an attempt, aren't known.</summary>
    public decimal? AttemptsPerLead { get; init; }

    /// <summary>The week of one rep.</summary>
    public RepWeek? Week { get; init; }

    /// <summary>Every number above, with how it comes about.</summary>
    public required IReadOnlyList<PlanStep> Steps { get; init; }

    public required IReadOnlyList<PlanWarning> Warnings { get; init; }
}

/// <param name="Mqls">Reviewed.</param>
/// <param name="Sqls">As many of them as the rate says, rounded up.</param>
/// <param name="Attempts">Where only the SQLs get the whole follow-up.</param>
/// <param name="AttemptsForAll">Where every MQL gets it.</param>
/// <param name="Hours">That <paramref name="Attempts"/> take; null where the minutes of one aren't known.</param>
/// <param name="HoursAvailable">Null where they aren't known.</param>
public sealed record RepWeek(decimal Mqls, decimal Sqls, decimal Attempts, decimal AttemptsForAll, decimal? Hours, decimal? HoursForAll, decimal? HoursAvailable);

/// <param name="Name">The member of the plan, or of the week, that <paramref name="Value"/> is.</param>
/// <param name="Formula">In figures, for a person.</param>
public sealed record PlanStep(string Name, string Label, string Formula, decimal Value);

/// <summary>Where goal, promise, capacity and hours don't fit together.</summary>
public sealed record PlanWarning(PlanConflict Kind, string Text);

[JsonConverter(typeof(WordConverter<PlanConflict>))]
public enum PlanConflict
{
    /// <summary>Marketing has promised fewer MQLs than the goal takes.</summary>
    PromiseBelowPlan,

    /// <summary>The promised leads make fewer MQLs than are promised.</summary>
    PromisedLeadsBelowMqls,

    /// <summary>The promise gives each rep more than they can take.</summary>
    PromiseOverCapacity,

    /// <summary>So many leads a month give each rep more MQLs than they can take.</summary>
    LeadsOverCapacity,

    /// <summary>The goal takes more reps than there are.</summary>
    TooFewReps,

    /// <summary>The hours don't last for the attempts of the follow-up.</summary>
    TooFewAttempts,

    /// <summary>A rep's week has less time than the follow-up of every MQL takes.</summary>
    WeekTooShort,
}
