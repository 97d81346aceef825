namespace Smarketing.Functions.Reports;

/// <summary>What each team has promised the other, and kept.</summary>
public sealed record SlaReport(ReportFrame Frame, SlaReport.MarketingSide Marketing, SlaReport.SalesSide Sales, IReadOnlyList<SlaReport.RepSide> Reps) : Report(ReportName.Sla, Frame)
{
    /// <summary>Stands for the whole team beside the reps.</summary>
    private const string Team = "*";

    private const double DayMinutes = 24 * 60;

    public static void Count(Fact fact, TallyBuilder tally)
    {
        foreach (var stage in fact.StagesReached().Where(stage => stage is "mql" or "sal" or "sql"))
        {
            tally.Add(stage);
            if (stage == "mql")
            {
                tally.Add("cell", fact.Text("fit"), fact.Text("interest"), fact.Is("raisedHand") ? "true" : "false");
            }
        }

        foreach (var who in fact.Text("rep") is { } rep ? new[] { Team, rep } : [Team])
        {
            CountFor(who, fact, tally);
        }
    }

    public static SlaReport Of(Tally tally, ReportFrame frame)
    {
        var mqls = tally.Count("mql");
        var promised = decimal.Round(frame.Configuration.Promise.MqlsPerMonth * frame.Period.Months(), 1);
        var elapsed = frame.DaysElapsed;
        var marketing = new MarketingSide(
            mqls, promised, elapsed == 0 ? null : decimal.Round((decimal)mqls * frame.Period.Days / elapsed, 1),
            tally.Count("sal"), Figures.Share(tally.Count("sal"), mqls), frame.Configuration.Promise.ShareAccepted, tally.Count("sql"), Figures.Share(tally.Count("sql"), mqls),
            [.. tally.Below("cell").Select(cell => Cell.Of(cell.Name, (int)cell.Sum))]);
        var reps = new[] { "assigned", "attempts", "ended" }.SelectMany(part => tally.Below(part).Select(rep => rep.Name))
            .Where(rep => rep != Team).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(rep => new RepSide(rep, frame.Configuration.Team.Find(rep)?.Name ?? rep, SideOf(tally, rep)));
        return new SlaReport(frame, marketing, SideOf(tally, Team), [.. reps]);
    }

    public override IEnumerable<IEnumerable<object?>> ToRows()
    {
        IEnumerable<IEnumerable<object?>> head =
        [
            ["measure", "rep", "value"],
            ["mqls", "", Marketing.Mqls], ["promised", "", Marketing.Promised], ["pace", "", Marketing.Pace],
            ["accepted", "", Marketing.Accepted], ["acceptedShare", "", Marketing.AcceptedShare], ["qualified", "", Marketing.Qualified], ["qualifiedShare", "", Marketing.QualifiedShare],
        ];
        return head.Concat(RowsOf("", Sales)).Concat(Reps.SelectMany(rep => RowsOf(rep.Id, rep.Sales)));
    }

    private static void CountFor(string who, Fact fact, TallyBuilder tally)
    {
        switch (fact.Kind)
        {
            // The team has no more MQLs by one that goes from rep to rep.
            case "assigned" when who != Team || fact.Text("from") is null:
                tally.Add("assigned", who);
                break;
            case "attempt":
                CountAttempt(who, fact, tally);
                break;
            case "breach":
                tally.Add("breach", who, fact.Text("attempt"));
                break;
            case "follow-up-ended":
                tally.Add("ended", who);
                tally.AddSum(fact.Number("confirmed"), "depth", who);
                tally.AddSum(fact.Is("depthMet") ? 1 : 0, "depthMet", who);
                break;
        }
    }

    private static void CountAttempt(string who, Fact fact, TallyBuilder tally)
    {
        tally.Add("attempts", who);
        if (fact.Text("attempt") == "1" && !fact.Is("late"))
        {
            tally.Add("inTime", who);
        }

        if (!fact.Is("first") || fact.Minutes("workingMinutes") is not { } working || fact.Minutes("clockMinutes") is not { } clock)
        {
            return;
        }

        var arrival = fact.Is("arrivedInHours") ? "inHours" : "outOfHours";
        tally.AddTime(working, "working", who);
        tally.AddTime(clock, "clock", who);
        tally.Add("first", who, arrival);
        tally.AddSum(clock <= DayMinutes ? 1 : 0, "within24h", who, arrival);
    }

    private static SalesSide SideOf(Tally tally, string who)
    {
        var (inTime, missed) = (tally.Count("inTime", who), tally.Count("breach", who, "1"));
        var (working, clock) = (tally.Time("working", who), tally.Time("clock", who));
        var ended = tally.Count("ended", who);
        return new SalesSide(
            tally.Count("assigned", who),
            new FirstAttempts(
                (int)working.Count, inTime, missed, Figures.Share(inTime, inTime + missed),
                Figures.Median(working), Figures.Duration(working.Quantile(0.9)), Figures.Median(clock), Figures.Duration(clock.Quantile(0.9)),
                Within(tally, who, "inHours"), Within(tally, who, "outOfHours")),
            tally.Count("attempts", who), ended, Figures.Share(tally["depth", who], ended), Figures.Share(tally["depthMet", who], ended),
            [.. tally.Below("breach", who).Select(breach => new CountOf(breach.Name, (int)breach.Sum))]);
    }

    private static Within24Hours Within(Tally tally, string who, string arrival)
    {
        var (made, within) = (tally.Count("first", who, arrival), tally.Count("within24h", who, arrival));
        return new Within24Hours(made, within, Figures.Share(within, made));
    }

    private static IEnumerable<IEnumerable<object?>> RowsOf(string rep, SalesSide side)
    {
        var first = side.FirstAttempt;
        return
        [
            ["assigned", rep, side.Assigned], ["firstAttempts", rep, first.Made], ["firstAttemptsInTime", rep, first.InTime], ["firstAttemptsMissed", rep, first.Missed],
            ["firstAttemptShareInTime", rep, first.ShareInTime], ["firstAttemptMedianWorkingTime", rep, first.MedianWorkingTime], ["firstAttemptP90WorkingTime", rep, first.P90WorkingTime],
            ["firstAttemptMedianClockTime", rep, first.MedianClockTime], ["firstAttemptP90ClockTime", rep, first.P90ClockTime],
            ["shareWithin24hArrivedInHours", rep, first.ArrivedInHours.Share], ["shareWithin24hArrivedOutOfHours", rep, first.ArrivedOutOfHours.Share],
            ["attempts", rep, side.Attempts], ["followUpsEnded", rep, side.Ended], ["attemptsPerMql", rep, side.AttemptsPerMql], ["depthMetShare", rep, side.DepthMetShare],
            .. side.Breaches.Select(breach => new object?[] { $"breachesOfAttempt{breach.Name}", rep, breach.Count }),
        ];
    }

    /// <param name="Pace">How many MQLs the period comes to if it goes on like this; null before it has begun.</param>
    /// <param name="PromisedShare">How many of the MQLs sales is to accept; null where none is agreed.</param>
    /// <param name="Accepted">Came to SAL in the period, or passed it.</param>
    public sealed record MarketingSide(
        int Mqls, decimal Promised, decimal? Pace, int Accepted, decimal? AcceptedShare, decimal? PromisedShare, int Qualified, decimal? QualifiedShare, IReadOnlyList<Cell> Cells);

    /// <param name="AttemptsPerMql">Over the follow-ups that ended in the period, as is <paramref name="DepthMetShare"/>.</param>
    /// <param name="Breaches">By the attempt's number.</param>
    public sealed record SalesSide(
        int Assigned, FirstAttempts FirstAttempt, int Attempts, int Ended, decimal? AttemptsPerMql, decimal? DepthMetShare, IReadOnlyList<CountOf> Breaches);

    /// <param name="Made">A follow-up's first attempt, whichever number it has in the plan.</param>
    /// <param name="InTime">Attempts 1 that were made within their term; a follow-up that was handed over has a new one.</param>
    public sealed record FirstAttempts(
        int Made, int InTime, int Missed, decimal? ShareInTime, string? MedianWorkingTime, string? P90WorkingTime, string? MedianClockTime, string? P90ClockTime,
        Within24Hours ArrivedInHours, Within24Hours ArrivedOutOfHours);

    public sealed record Within24Hours(int Made, int Within, decimal? Share);

    public sealed record RepSide(string Id, string Name, SalesSide Sales);
}

/// <summary>How many of one cell of fit × interest. What was stored before cells were told has neither.</summary>
public sealed record Cell(string? Fit, string? Interest, bool RaisedHand, int Count)
{
    /// <param name="key">Fit, interest and raised hand, as tallies hold them.</param>
    public static Cell Of(string key, int count)
    {
        var parts = key.Split(Tally.Separator);
        return new Cell(Known(parts[0]), Known(parts[1]), parts[2] == "true", count);
    }

    private static string? Known(string part) => part.Length > 0 ? part : null;
}
