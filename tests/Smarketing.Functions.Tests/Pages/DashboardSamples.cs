using Smarketing.Functions.Contacts;
using Smarketing.Functions.Dashboard;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Tests.Deals;
using Smarketing.Functions.Tests.Reports;
using Smarketing.Functions.Work;

namespace Smarketing.Functions.Tests.Pages;

/// <summary>The dashboard in every state that looks different, of a story that one can count.</summary>
internal static class DashboardSamples
{
    private static readonly DateOnly Today = new(2026, 1, 20);

    private static readonly (int Day, Fact Fact)[] Facts =
    [
        .. Enumerable.Range(1, 12).Select(day => (day, Story.Fact("submission", $"channel={(day % 3 == 0 ? "email" : "paid-search")} campaign={(day % 2 == 0 ? "spring" : "=1+1")} offer=demo"))),
        .. Enumerable.Range(1, 12).Select(day => (day, Story.Fact("stage", $"to={(day > 5 ? "mql" : "lead")} firstChannel={(day % 3 == 0 ? "email" : "paid-search")} firstCampaign={(day % 2 == 0 ? "spring" : "=1+1")} firstOffer=demo lastChannel=social fit=high interest=high raisedHand=true"))),
        .. Enumerable.Range(6, 7).Select(day => (day, Story.Fact("assigned", $"rep={(day % 2 == 0 ? "ana" : "bruno")}"))),
        .. Enumerable.Range(6, 5).Select(day => (day, Story.Fact("attempt", "rep=ana attempt=1 late=false first=true workingMinutes=95 clockMinutes=1100 arrivedInHours=true outcome=connected"))),
        (8, Story.Fact("breach", "rep=bruno attempt=1")),
        (9, Story.Fact("stage", "from=mql to=sal minutes=90 rep=ana firstCampaign=spring")),
        (10, Story.Fact("stage", "from=sal to=customer minutes=2900 rep=ana firstCampaign=spring")),
        (10, Story.Fact("deal", "outcome=won amount=1500.50 currency=MXN owner=ana firstCampaign=spring firstChannel=email")),
        (14, Story.Fact("deal", "outcome=won amount=900 currency=MXN owner=bruno")),
        (15, Story.Fact("deal", "outcome=won amount=300 currency=USD owner=outside")),
        (16, Story.Fact("follow-up-ended", "rep=ana how=qualified confirmed=2 depthMet=true firstMinutes=30")),
        (16, Story.Fact("follow-up-ended", "rep=bruno how=recycled reason=unable-to-reach confirmed=5 depthMet=true firstMinutes=1500 firstChannel=email fit=low interest=high")),
        (17, Story.Fact("spam", "reason=honeypot")),
    ];

    public static DashboardPageModel Whole(string language) => Model(language, new DashboardFilter(Story.January), null, Facts);

    public static DashboardPageModel Empty(string language) => Model(language, new DashboardFilter(Story.January), null, []);

    public static DashboardPageModel OfCampaign(string language) => Model(language, new DashboardFilter(Story.January, Campaign: "spring"), null, Facts);

    public static DashboardPageModel OfRep(string language) => Model(language, new DashboardFilter(Story.January, Rep: "ana"), null, Facts);

    public static DashboardPageModel Report(string language, ReportName report) => Model(language, new DashboardFilter(Story.January), report, Facts);

    public static DashboardPageModel WithErrors(string language)
    {
        var texts = DashboardTexts.In(language);
        var asked = DashboardQuestion.Read("2026-02-01", "2026-01-01", "<script>", "nobody", Today, ["ana"], texts, ReportTexts.In(language));
        return Model(language, asked.Filter, null, []) with
        {
            Sections = [],
            Typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["from"] = "2026-02-01", ["to"] = "2026-01-01" },
            Errors = asked.Errors.ToDictionary(error => error.Key, error => (IReadOnlyList<string>)error.Value, StringComparer.Ordinal),
        };
    }

    public static DashboardNumbers Numbers(IEnumerable<(int Day, Fact Fact)> facts) => new(
        new ReportFrame(Story.January, Today, Mexico.Configuration) { Work = facts.Any() ? Work : new Dictionary<string, IReadOnlyList<WorkLine>>() },
        Rollup.Reports.ToDictionary(
            report => report,
            report => (IReadOnlyList<DayTally>)[.. facts.GroupBy(fact => fact.Day).Select(day => new DayTally(new DateOnly(2026, 1, day.Key), Rollup.Of(report, day.Select(fact => fact.Fact))))]));

    private static Dictionary<string, IReadOnlyList<WorkLine>> Work
    {
        get
        {
            var contact = SoldContact.At(Stage.Mql).Contact;
            return new(StringComparer.Ordinal)
            {
                ["ana"] = [new WorkLine(contact, WorkKind.Call, 1, Mexico.At(2026, 1, 19, 13), IsOverdue: true), new WorkLine(contact, WorkKind.Mail, 2, Mexico.At(2026, 1, 20, 18), IsOverdue: false)],
                ["bruno"] = [new WorkLine(contact, WorkKind.Verdict, 1, Mexico.At(2026, 1, 20, 18), IsOverdue: false)],
            };
        }
    }

    private static DashboardPageModel Model(string language, DashboardFilter filter, ReportName? report, IReadOnlyList<(int Day, Fact Fact)> facts) => new()
    {
        Language = language,
        CompanyName = "Andamio",
        Address = new DashboardAddress("AbC.xyz", null),
        Report = report,
        Filter = filter,
        Today = Today,
        Campaigns = ["spring", "=1+1"],
        Reps = [("ana", "Ana Torres"), ("bruno", "Bruno Salas")],
        Sections = DashboardSections.Of(Numbers(facts), filter, report, new DashboardSpeech(language, Mexico.Configuration.Company.Zone, Mexico.Configuration.Agreement)),
        Typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["from"] = "2026-01-01", ["to"] = "2026-01-31", ["campaign"] = filter.Campaign ?? "", ["rep"] = filter.Rep ?? "" },
    };
}
