using Smarketing.Functions.Configuration;
using Smarketing.Functions.Email;
using Smarketing.Functions.Obstacles;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Digests;

/// <summary>An invented week or month, to show how its digest looks.</summary>
internal static class SampleDigest
{
    public static EmailMessage Of(bool isMonthly, string language, SmarketingConfiguration company, DigestComposer composer, DateTimeOffset now)
    {
        var today = company.Calendar.DayOf(now);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var period = isMonthly ? Period.MonthOf(Period.MonthOf(today).From.AddDays(-1)) : new Period(monday.AddDays(-7), monday.AddDays(-1));
        var digest = new DueDigest(isMonthly, period, now);
        var facts = FactsOf(company.Team.Reps[0].Id, company.Deals.Currency, now);
        var tallies = new[] { ReportName.Sla, ReportName.Reps, ReportName.Campaigns }.ToDictionary(report => report, report => (Rollup.Of(report, facts), Rollup.Of(report, facts)));
        var obstacle = new Obstacle("", now, ObstacleSide.Sales, null, language == "es" ? "A los leads de la feria les faltan teléfonos." : "The leads from the fair have no phone numbers.");
        var figures = DigestFigures.Of(tallies, digest, new ReportFrame(period, period.To, company));
        return composer.Compose(digest, new DigestReader(new EmailAddress(company.Team.Manager.Email, company.Team.Manager.Name), language), figures, [obstacle])!;
    }

    private static IReadOnlyList<Fact> FactsOf(string rep, string currency, DateTimeOffset now) =>
    [
        Fact.Of(now, "submission", Fact.Nobody, "1", ("campaign", "obra-sin-sorpresas")),
        Fact.Of(now, "stage", Fact.Nobody, "2", ("to", "mql"), ("firstCampaign", "obra-sin-sorpresas")),
        Fact.Of(now, "stage", Fact.Nobody, "3", ("from", "mql"), ("to", "sql")),
        Fact.Of(now, "assigned", Fact.Nobody, "4", ("rep", rep)),
        Fact.Of(now, "attempt", Fact.Nobody, "5", ("rep", rep), ("attempt", "1"), ("late", "false"), ("first", "true"), ("workingMinutes", "42"), ("clockMinutes", "42"), ("arrivedInHours", "true")),
        Fact.Of(now, "follow-up-ended", Fact.Nobody, "6", ("rep", rep), ("confirmed", "3"), ("depthMet", "true")),
        Fact.Of(now, "deal", Fact.Nobody, "7", ("outcome", "won"), ("owner", rep), ("amount", "1200"), ("currency", currency)),
    ];
}
