namespace Smarketing.Functions.Reports;

/// <summary>How many follow-ups end in an SQL, by how soon the first attempt was made.</summary>
public sealed record SpeedReport(ReportFrame Frame, IReadOnlyList<SpeedReport.Band> Bands) : Report(ReportName.Speed, Frame)
{
    private const string UnderAnHour = "under-1h";
    private const string UnderADay = "1h-24h";
    private const string OverADay = "over-24h";
    private const string Never = "never";

    public static void Count(Fact fact, TallyBuilder tally)
    {
        if (fact.Kind != "follow-up-ended")
        {
            return;
        }

        var band = fact.Minutes("firstMinutes") switch
        {
            null => Never,
            < 60 => UnderAnHour,
            <= 24 * 60 => UnderADay,
            _ => OverADay,
        };
        tally.Add("ended", band);
        if (fact.Text("how") == "qualified")
        {
            tally.Add("qualified", band);
        }
    }

    public static SpeedReport Of(Tally tally, ReportFrame frame) => new(
        frame,
        [.. new[] { UnderAnHour, UnderADay, OverADay, Never }.Select(band =>
        {
            var (ended, qualified) = (tally.Count("ended", band), tally.Count("qualified", band));
            return new Band(band, ended, qualified, Figures.Share(qualified, ended));
        })]);

    public override IEnumerable<IEnumerable<object?>> ToRows() =>
        [["firstAttempt", "followUps", "qualified", "rate"], .. Bands.Select(band => new object?[] { band.FirstAttempt, band.FollowUps, band.Qualified, band.Rate })];

    /// <param name="FirstAttempt">Time from the MQL to the first attempt, by the clock.</param>
    /// <param name="FollowUps">That ended in the period.</param>
    public sealed record Band(string FirstAttempt, int FollowUps, int Qualified, decimal? Rate);
}
