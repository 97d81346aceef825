namespace Smarketing.Functions.Reports;

/// <summary>How good what comes in is: repeats, spam, addresses and numbers that lead nowhere.</summary>
public sealed record QualityReport(
    ReportFrame Frame, int NewContacts, int Submissions, int FromKnown, int Repeats, IReadOnlyList<CountOf> Spam, int Bounces, int WrongNumbers,
    IReadOnlyList<CountOf> Disqualified, int Reopened, IReadOnlyList<CountOf> Suppressed, int Erased) : Report(ReportName.Quality, Frame)
{
    public static void Count(Fact fact, TallyBuilder tally)
    {
        switch (fact.Kind)
        {
            case "stage" when fact.Text("from") is null:
                tally.Add("new");
                break;
            case "submission":
                tally.Add("submission");
                tally.AddSum(fact.Is("known") ? 1 : 0, "known");
                break;
            case "duplicate" or "erased" or "reopened":
                tally.Add(fact.Kind);
                break;
            case "spam" or "disqualified":
                tally.Add(fact.Kind, fact.Text("reason"));
                break;
            case "suppressed":
                tally.Add("suppressed", fact.Text("why"));
                break;
            case "attempt":
                tally.Add("outcome", fact.Text("outcome"));
                break;
        }
    }

    public static QualityReport Of(Tally tally, ReportFrame frame) => new(
        frame, tally.Count("new"), tally.Count("submission"), tally.Count("known"), tally.Count("duplicate"), Figures.Counts(tally.Below("spam")),
        tally.Count("outcome", "bounced"), tally.Count("outcome", "wrong-number"),
        Figures.Counts(tally.Below("disqualified")), tally.Count("reopened"), Figures.Counts(tally.Below("suppressed")), tally.Count("erased"));

    public override IEnumerable<IEnumerable<object?>> ToRows() =>
    [
        ["measure", "detail", "count"],
        ["newContacts", "", NewContacts], ["submissions", "", Submissions], ["submissionsFromKnown", "", FromKnown], ["repeats", "", Repeats],
        .. Spam.Select(spam => new object?[] { "spam", spam.Name, spam.Count }),
        ["bounces", "", Bounces], ["wrongNumbers", "", WrongNumbers],
        .. Disqualified.Select(disqualified => new object?[] { "disqualified", disqualified.Name, disqualified.Count }),
        ["reopened", "", Reopened],
        .. Suppressed.Select(suppressed => new object?[] { "suppressed", suppressed.Name, suppressed.Count }),
        ["erased", "", Erased],
    ];
}
