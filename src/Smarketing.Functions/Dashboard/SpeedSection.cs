using Smarketing.Functions.Charts;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Dashboard;

/// <summary>How many follow-ups end in an SQL, by how soon the first attempt was made.</summary>
internal static class SpeedSection
{
    public static Section Of(SpeedReport report, DashboardSpeech speech)
    {
        var section = new Section("speed", speech.Say("Does speed pay?", "¿Rinde la rapidez?")) { Report = ReportName.Speed };
        if (report.Bands.All(band => band.FollowUps == 0))
        {
            return section with { Instead = speech.Say("No follow-up has ended in this period.", "En este periodo no ha terminado ningún seguimiento.") };
        }

        var title = speech.Say("Share qualified, by time to the first attempt", "Porcentaje que se calificó, por tiempo al primer intento");
        var chart = new BarChart(
            [], [.. report.Bands.Select(band => new BarRow(NameOf(band, speech), [new Bar(band.Rate ?? 0, band.FollowUps == 0 ? speech.Share(null) : $"{speech.Share(band.Rate)} ({band.Qualified}/{band.FollowUps})")]))]);
        return section with
        {
            Note = speech.Say(
                "Published figures to hold this against: seven times as many qualify when tried within the first hour, sixty times fewer after 24 hours.",
                "Cifras publicadas para comparar: con un intento en la primera hora se califican siete veces más; después de 24 horas, sesenta veces menos."),
            Parts =
            [
                new(new Picture(title, string.Join("; ", report.Bands.Select(band => $"{NameOf(band, speech)}: {speech.Share(band.Rate)}")), chart.Grouped()),
                    new FigureTable(
                        title,
                        [speech.Say("First attempt", "Primer intento"), speech.Say("Ended", "Terminados"), speech.Say("Qualified", "Calificados"), speech.Say("Share", "Porcentaje")],
                        [.. report.Bands.Select(band => (IReadOnlyList<string>)[NameOf(band, speech), speech.Count(band.FollowUps), speech.Count(band.Qualified), speech.Share(band.Rate)])])),
            ],
        };
    }

    private static string NameOf(SpeedReport.Band band, DashboardSpeech speech) => band.FirstAttempt switch
    {
        "under-1h" => speech.Say("Within an hour", "En menos de una hora"),
        "1h-24h" => speech.Say("1 to 24 hours", "De 1 a 24 horas"),
        "over-24h" => speech.Say("After 24 hours", "Después de 24 horas"),
        _ => speech.Say("Never tried", "Nunca se intentó"),
    };
}
