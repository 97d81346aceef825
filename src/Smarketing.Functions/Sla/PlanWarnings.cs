using System.Globalization;

namespace Smarketing.Functions.Sla;

/// <summary>Says where the goal, the promise of marketing, what reps can take and their hours don't fit together.</summary>
internal static class PlanWarnings
{
    public static IReadOnlyList<PlanWarning> Of(PlanQuestion question, SalesPlan plan, PlanTerms terms, PlanTexts texts) =>
        [.. OfPromise(question, plan, terms, texts), .. OfReps(question, plan, terms, texts), .. OfHours(plan, terms, texts)];

    private static IEnumerable<PlanWarning> OfPromise(PlanQuestion question, SalesPlan plan, PlanTerms terms, PlanTexts texts)
    {
        var promise = terms.Promise;
        if (plan.Mqls is { } mqls && Planner.PerMonth(mqls) is var needed && promise.MqlsPerMonth < needed)
        {
            yield return Warn(PlanConflict.PromiseBelowPlan, texts.PromiseBelowPlan, promise.MqlsPerMonth, needed);
        }

        if (promise.LeadsPerMonth is { } leads && question.Rates?.LeadToMql is { } rate && leads * rate < promise.MqlsPerMonth)
        {
            yield return Warn(PlanConflict.PromisedLeadsBelowMqls, texts.PromisedLeadsBelowMqls, leads, PlanTexts.Percent(rate), leads * rate, promise.MqlsPerMonth);
        }

        var capacity = Planner.CapacityPerMonth(question);
        var promised = Math.Max(promise.MqlsPerMonth, (promise.LeadsPerMonth ?? 0) * (question.Rates?.LeadToMql ?? 0)) / terms.Reps;
        if (promised > capacity)
        {
            yield return Warn(PlanConflict.PromiseOverCapacity, texts.PromiseOverCapacity, promised, capacity);
        }
    }

    private static IEnumerable<PlanWarning> OfReps(PlanQuestion question, SalesPlan plan, PlanTerms terms, PlanTexts texts)
    {
        var capacity = Planner.CapacityPerMonth(question);
        if (question.LeadsPerMonth is { } leads && question.Rates?.LeadToMql is { } rate && leads * rate > capacity)
        {
            yield return Warn(PlanConflict.LeadsOverCapacity, texts.LeadsOverCapacity, leads, PlanTexts.Percent(rate), leads * rate, capacity);
        }

        if (plan.Reps > terms.Reps)
        {
            yield return Warn(PlanConflict.TooFewReps, texts.TooFewReps, plan.Reps.Value, terms.Reps);
        }
    }

    private static IEnumerable<PlanWarning> OfHours(SalesPlan plan, PlanTerms terms, PlanTexts texts)
    {
        if (plan.AttemptsPerLead < terms.Attempts)
        {
            yield return Warn(PlanConflict.TooFewAttempts, texts.TooFewAttempts, plan.AttemptsPerLead.Value, terms.Attempts);
        }

        if (plan.Week is { HoursForAll: { } hours, HoursAvailable: { } available } && hours > available)
        {
            yield return Warn(PlanConflict.WeekTooShort, texts.WeekTooShort, hours, available);
        }
    }

    private static PlanWarning Warn(PlanConflict kind, string text, params object[] figures) => new(
        kind, string.Format(CultureInfo.InvariantCulture, text, [.. figures.Select(figure => figure is IConvertible and not string ? PlanTexts.Figure(Convert.ToDecimal(figure, CultureInfo.InvariantCulture)) : figure)]));
}
