using Smarketing.Functions.Sla;

namespace Smarketing.Functions.Tests.Pages;

/// <summary>The planner's page in every state that looks different.</summary>
internal static class SlaSamples
{
    public static PlanPageModel Plan(string language) => new() { Language = language, CompanyName = "Andamio", Currency = "MXN", Typed = PlanPageModel.ExampleFor(8) };

    /// <summary>With warnings, and the rates of history.</summary>
    public static PlanPageModel PlanWithResult(string language)
    {
        var rates = new FunnelRates(0.5m, 0.5m, 0.5m, 0.5m, 1m / 3);
        var question = new PlanQuestion { Goal = 100_000, AverageDeal = 1_000, Rates = rates, LeadsPerMonth = 100, HoursPerMonth = 20, MinutesPerAttempt = 10 };
        var plan = Planner.Plan(question, new PlanTerms(new SlaPromise(67, LeadsPerMonth: 400), Reps: 2, Calls: 2, Mails: 3), PlanTexts.In(language));
        return Plan(language) with { Plan = plan, HistoricRates = rates };
    }

    public static AgreementPageModel Agreement(string language)
    {
        var since = new DateTimeOffset(2026, 1, 5, 15, 0, 0, TimeSpan.Zero);
        return new AgreementPageModel
        {
            Version = new AgreementVersion("0123456789ab", since, AgreementWriter.Write(Mexico.Configuration, "es"), AgreementWriter.Write(Mexico.Configuration, "en")),
            Language = language,
            TimeZone = Mexico.Configuration.Company.Zone,
            Marks = [new("ba9876543210", since.AddDays(-100)), new("0123456789ab", since)],
        };
    }

    public static PlanPageModel PlanWithErrors(string language)
    {
        var typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["goal"] = "1.000,5", ["rates.leadToMql"] = "120", ["hoursPerMonth"] = "100" };
        var (_, errors) = PlanReader.Read(typed, isPercent: true, PlanTexts.In(language));
        return Plan(language) with { Typed = typed, Errors = errors.ToDictionary(error => error.Key, error => (IReadOnlyList<string>)error.Value, StringComparer.Ordinal) };
    }
}
