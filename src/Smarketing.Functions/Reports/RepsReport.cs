using Smarketing.Functions.Routing;
using Smarketing.Functions.Work;

namespace Smarketing.Functions.Reports;

/// <summary>What each rep was given, did, and brought in.</summary>
public sealed record RepsReport(ReportFrame Frame, IReadOnlyList<RepsReport.RepLine> Reps) : Report(ReportName.Reps, Frame)
{
    private static readonly IReadOnlyList<string> Verdicts = ["accepted", "qualified", "rejected", "recycled", "opted-out", "erased"];

    public static void Count(Fact fact, TallyBuilder tally)
    {
        if (fact.Kind == "deal")
        {
            CountDeal(fact, fact.Text("owner") ?? "", tally);
        }
        else if (fact.Text("rep") is { } rep)
        {
            CountWork(fact, rep, tally);
        }
    }

    public static RepsReport Of(Tally tally, ReportFrame frame)
    {
        var named = tally.Sums.Keys.Select(key => key.Split(Tally.Separator, 3)[1]);
        var busy = frame.Work.Where(rep => rep.Value.Count > 0).Select(rep => rep.Key);
        var reps = frame.Configuration.Team.Reps.Select(rep => rep.Id).Union(named.Concat(busy).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        return new RepsReport(frame, [.. reps.Select(id => Line(id, frame.Configuration.Team.Find(id), tally, frame))]);
    }

    public override IEnumerable<IEnumerable<object?>> ToRows() =>
    [
        ["rep", "name", "assigned", "capacity", "load", "contacted", "attempts", "breaches", .. Verdicts, "won", "lost", "revenue", "goal", "goalShare", "openNow", "overdueNow"],
        .. Reps.Select(rep => (IEnumerable<object?>)
        [
            rep.Id, rep.Name, rep.Assigned, rep.Capacity, rep.Load, rep.Contacted, rep.Attempts, rep.Breaches,
            .. Verdicts.Select(verdict => (object?)rep.Verdicts.GetValueOrDefault(verdict)), rep.DealsWon, rep.DealsLost, Figures.Text(rep.Revenue), rep.Goal is { } goal ? Figures.Text([goal]) : null, rep.GoalShare, rep.Today.Count, rep.Today.Count(line => line.Overdue),
        ]),
    ];

    private static void CountWork(Fact fact, string rep, TallyBuilder tally)
    {
        switch (fact.Kind)
        {
            case "assigned" or "breach":
                tally.Add(fact.Kind, rep);
                break;
            case "attempt":
                tally.Add("attempt", rep);
                tally.Add("outcome", rep, fact.Text("outcome"));
                if (fact.Is("first"))
                {
                    tally.Add("contacted", rep);
                }

                break;
            case "stage" when fact.Text("to") == "sal":
                tally.Add("verdict", rep, "accepted");
                break;
            case "follow-up-ended":
                tally.Add("verdict", rep, fact.Text("how"));
                if (fact.Text("reason") is { } reason)
                {
                    tally.Add("reason", rep, reason);
                }

                break;
        }
    }

    private static void CountDeal(Fact fact, string owner, TallyBuilder tally)
    {
        tally.Add(fact.Text("outcome"), owner);
        if (fact.Text("outcome") == "won" && fact.Amount() is { } amount)
        {
            tally.AddSum(amount, "revenue", owner, fact.Text("currency"));
        }
    }

    private static RepLine Line(string id, Rep? rep, Tally tally, ReportFrame frame)
    {
        var assigned = tally.Count("assigned", id);
        var revenue = Figures.Amounts(tally.Below("revenue", id));
        var goal = rep?.Goal is { } agreed ? new Amount(decimal.Round(agreed.Amount * frame.Period.Months(), 2), agreed.Currency) : null;
        decimal? capacity = rep is null or { Capacity: int.MaxValue } ? null : decimal.Round((decimal)rep.Capacity * frame.Period.Days / 7, 1);
        return new RepLine(
            id, rep?.Name ?? id, assigned, capacity, capacity is { } most ? Figures.Share(assigned, most) : null,
            tally.Count("contacted", id), tally.Count("attempt", id), tally.Count("breach", id),
            Figures.Counts(tally.Below("outcome", id)),
            tally.Below("verdict", id).ToDictionary(verdict => verdict.Name, verdict => (int)verdict.Sum, StringComparer.Ordinal),
            Figures.Counts(tally.Below("reason", id)),
            tally.Count("won", id), tally.Count("lost", id), revenue,
            goal, goal is null ? null : Figures.Share(revenue.Where(amount => amount.Currency == goal.Currency).Sum(amount => amount.Value), goal.Value),
            [.. frame.Work.GetValueOrDefault(id, []).Select(line => new OpenTask(line.Contact.Id, line.Kind, line.Attempt, line.DueAt, line.IsOverdue))]);
    }

    /// <param name="Id">A rep's, the manager's, or <c>outside</c> for an executive who isn't in the team.</param>
    /// <param name="Capacity">Over the period, by what it is now; null for whoever has none.</param>
    /// <param name="Contacted">Follow-ups whose first attempt was theirs.</param>
    /// <param name="Verdicts">Acceptances, and how follow-ups ended.</param>
    /// <param name="Revenue">Of the deals that are theirs.</param>
    /// <param name="Goal">What they are to win in the period, a month's goal by days; null where nothing is agreed.</param>
    /// <param name="GoalShare">What they won of it, in the goal's own currency.</param>
    /// <param name="Today">What is open now, whatever the period: overdue first.</param>
    public sealed record RepLine(
        string Id, string Name, int Assigned, decimal? Capacity, decimal? Load, int Contacted, int Attempts, int Breaches,
        IReadOnlyList<CountOf> Outcomes, IReadOnlyDictionary<string, int> Verdicts, IReadOnlyList<CountOf> Reasons,
        int DealsWon, int DealsLost, IReadOnlyList<Amount> Revenue, Amount? Goal, decimal? GoalShare, IReadOnlyList<OpenTask> Today);

    /// <param name="Contact">The contact's id.</param>
    /// <param name="Attempt">The attempt whose link leads to it.</param>
    public sealed record OpenTask(string Contact, WorkKind Kind, int Attempt, DateTimeOffset DueAt, bool Overdue);
}
