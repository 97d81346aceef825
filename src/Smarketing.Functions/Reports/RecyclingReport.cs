namespace Smarketing.Functions.Reports;

/// <summary>Whom sales gave back, why, where they had come from, and what had made them MQLs: where the rules are wrong.</summary>
public sealed record RecyclingReport(ReportFrame Frame, IReadOnlyList<RecyclingReport.Reason> Reasons) : Report(ReportName.Recycling, Frame)
{
    public static void Count(Fact fact, TallyBuilder tally)
    {
        if (fact.Kind == "follow-up-ended" && fact.Text("how") is "recycled" or "rejected" or "opted-out")
        {
            var reason = fact.Text("reason");
            tally.Add("reason", reason);
            tally.Add("channel", reason, fact.Text("firstChannel"));
            tally.Add("cell", reason, fact.Text("fit"), fact.Text("interest"), fact.Is("raisedHand") ? "true" : "false");
        }
        else if (fact.Kind == "deal" && fact.Text("outcome") == "lost")
        {
            tally.Add("deal", fact.Text("reason"));
        }
        else if (fact.Kind == "stage" && fact.Text("from") == "lead" && fact.Text("after") is { } after && fact.StagesReached().Contains("mql"))
        {
            tally.Add("back", after);
        }
    }

    public static RecyclingReport Of(Tally tally, ReportFrame frame)
    {
        var reasons = new[] { "reason", "deal", "back" }.SelectMany(part => tally.Below(part).Select(sum => sum.Name)).Distinct(StringComparer.Ordinal);
        return new RecyclingReport(frame, [.. reasons
            .Select(reason => new Reason(
                reason.Length > 0 ? reason : null, tally.Count("reason", reason), tally.Count("deal", reason), tally.Count("back", reason),
                Figures.Counts(tally.Below("channel", reason)), [.. tally.Below("cell", reason).Select(cell => Cell.Of(cell.Name, (int)cell.Sum))]))
            .OrderByDescending(reason => reason.FollowUps + reason.Deals).ThenBy(reason => reason.Name, StringComparer.Ordinal)]);
    }

    public override IEnumerable<IEnumerable<object?>> ToRows() =>
    [
        ["reason", "followUps", "deals", "cameBack", "fit", "interest", "raisedHand", "ofThisCell"],
        .. Reasons.SelectMany(reason => reason.Cells.DefaultIfEmpty().Select(cell => (IEnumerable<object?>)
            [reason.Name, reason.FollowUps, reason.Deals, reason.CameBack, cell?.Fit, cell?.Interest, cell is null ? null : cell.RaisedHand ? "yes" : "no", cell?.Count])),
    ];

    /// <param name="Name">Null where none was given.</param>
    /// <param name="FollowUps">That ended with it in the period: to a lead, or out of the mix.</param>
    /// <param name="Deals">That were lost for it in the period.</param>
    /// <param name="CameBack">Became MQLs again in the period, whenever they had been given back for it.</param>
    /// <param name="Channels">By first touch.</param>
    public sealed record Reason(string? Name, int FollowUps, int Deals, int CameBack, IReadOnlyList<CountOf> Channels, IReadOnlyList<Cell> Cells);
}
