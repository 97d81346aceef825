using System.Globalization;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Sla;

/// <param name="Plan">Null where the question has errors.</param>
/// <param name="Rates">Those of the plan, also where they were taken from history.</param>
public sealed record PlanAnswer(SalesPlan? Plan, FunnelRates? Rates, IReadOnlyDictionary<string, string[]> Errors);

/// <summary>Answers questions to the planner, with the funnel's own rates where they are asked for.</summary>
public sealed class PlanActivities(RollupActivities rollups, RepStore reps, SmarketingConfiguration configuration, TimeProvider clock)
{
    private const int HistoryMonths = 12;

    /// <param name="isPercent">Whether shares come as a person types them.</param>
    public async Task<PlanAnswer> AnswerAsync(IReadOnlyDictionary<string, string> fields, bool isPercent, string language, CancellationToken cancellation)
    {
        var texts = PlanTexts.In(language);
        var (question, errors) = PlanReader.Read(fields, isPercent, texts);
        if (question is null)
        {
            return new PlanAnswer(null, null, errors);
        }

        if (!fields.ContainsKey(PlanReader.Capacity))
        {
            question = question with { Capacity = await CapacityAsync(cancellation) };
        }

        if (question.TakesHistory)
        {
            var passages = await PassagesAsync(cancellation);
            if (passages.FirstOrDefault(passage => passage.IsThin) is { } thin)
            {
                return new PlanAnswer(null, null, new Dictionary<string, string[]>(StringComparer.Ordinal) { [PlanReader.Rates] = [ThinText(thin, texts)] });
            }

            question = question with { Rates = FunnelHistory.RatesOf(passages) };
        }

        return new PlanAnswer(Planner.Plan(question, PlanTerms.Of(configuration), texts), question.Rates, errors);
    }

    /// <summary>MQLs a week that a rep of the team can take now, on the average; what the configuration says may have been changed since.</summary>
    public async Task<int> CapacityAsync(CancellationToken cancellation) =>
        (int)Math.Round((await reps.ReadAsync(cancellation)).Team.Reps.Average(rep => rep.Capacity), MidpointRounding.AwayFromZero);

    private async Task<IReadOnlyList<StagePassage>> PassagesAsync(CancellationToken cancellation)
    {
        var today = configuration.Calendar.DayOf(clock.GetUtcNow());
        return FunnelHistory.Of(await rollups.ReadAsync(ReportName.Funnel, new Period(today.AddMonths(-HistoryMonths), today), cancellation));
    }

    private static string ThinText(StagePassage thin, PlanTexts texts) =>
        string.Format(CultureInfo.InvariantCulture, texts.HistoryTooThin, thin.CameFurther, thin.Entered, FunnelHistory.EnteredMin, texts.RateOf(thin.Name));
}
