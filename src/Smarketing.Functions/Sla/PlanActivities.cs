using System.Globalization;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Sla;

/// <param name="Plan">Null where the question has errors.</param>
/// <param name="Rates">Those of the plan, also where they were taken from history.</param>
public sealed record PlanAnswer(SalesPlan? Plan, FunnelRates? Rates, IReadOnlyDictionary<string, string[]> Errors);

/// <summary>Answers questions to the planner, with the funnel's own rates where they are asked for.</summary>
public sealed class PlanActivities(FactStore facts, SmarketingConfiguration configuration, TimeProvider clock)
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

        if (question.TakesHistory)
        {
            var passages = await PassagesAsync(cancellation);
            if (passages.FirstOrDefault(passage => passage.IsThin) is { } thin)
            {
                return new PlanAnswer(null, null, new Dictionary<string, string[]>(StringComparer.Ordinal) { [PlanReader.Rates] = [ThinText(thin, texts)] });
            }

            question = question with { Rates = FunnelHistory.RatesOf(passages) };
        }

        return new PlanAnswer(Planner.Plan(question, Terms, texts), question.Rates, errors);
    }

    private PlanTerms Terms
    {
        get
        {
            var attempts = configuration.Plan.Attempts;
            var calls = attempts.Count(attempt => attempt.Kind == AttemptKind.Call);
            return new PlanTerms(configuration.Promise, configuration.Team.Reps.Count, calls, attempts.Count - calls);
        }
    }

    private async Task<IReadOnlyList<StagePassage>> PassagesAsync(CancellationToken cancellation)
    {
        var today = configuration.Calendar.DayOf(clock.GetUtcNow());
        var moves = new List<HistoricMove>();
        foreach (var fact in await facts.ListAsync(StageMove.FactKind, today.AddMonths(-HistoryMonths), today, cancellation))
        {
            if (Words.Find<Stage>(fact.Values.GetValueOrDefault("to")) is { } to)
            {
                moves.Add(new HistoricMove(fact.Subject, Words.Find<Stage>(fact.Values.GetValueOrDefault("from")), to));
            }
        }

        return FunnelHistory.Of(moves);
    }

    private static string ThinText(StagePassage thin, PlanTexts texts) =>
        string.Format(CultureInfo.InvariantCulture, texts.HistoryTooThin, thin.CameFurther, thin.Entered, FunnelHistory.EnteredMin, texts.RateOf(thin.Name));
}
