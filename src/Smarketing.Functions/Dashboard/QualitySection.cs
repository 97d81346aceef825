using Smarketing.Functions.Charts;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Dashboard;

/// <summary>How good what comes in is.</summary>
internal static class QualitySection
{
    public static Section Of(QualityReport report, DashboardSpeech speech)
    {
        var section = new Section("quality", speech.Say("Quality of what comes in", "Calidad de lo que llega")) { Report = ReportName.Quality };
        (string Label, int Count)[] counts =
        [
            (speech.Say("Forms that came in", "Formularios recibidos"), report.Submissions),
            (speech.Say("New contacts", "Contactos nuevos"), report.NewContacts),
            (speech.Say("Forms from somebody who was known", "Formularios de alguien ya conocido"), report.FromKnown),
            (speech.Say("The same form sent twice", "El mismo formulario enviado dos veces"), report.Repeats),
            (speech.Say("Spam that was dropped", "Spam descartado"), report.Spam.Sum(spam => spam.Count)),
            (speech.Say("Mails that bounced", "Correos devueltos"), report.Bounces),
            (speech.Say("Wrong numbers", "Números equivocados"), report.WrongNumbers),
            (speech.Say("Taken out of the mix", "Descalificados"), report.Disqualified.Sum(reason => reason.Count)),
            (speech.Say("Want no more mail", "Ya no quieren correos"), report.Suppressed.Sum(why => why.Count)),
            (speech.Say("Erased", "Borrados"), report.Erased),
        ];
        if (counts.All(count => count.Count == 0))
        {
            return section with { Instead = speech.Say("Nothing has come in in this period.", "En este periodo no ha llegado nada.") };
        }

        var title = speech.Say("What came in, and what of it leads nowhere", "Lo que llegó, y lo que de ello no lleva a nada");
        var chart = new BarChart([], [.. counts.Select(count => new BarRow(count.Label, [new Bar(count.Count, speech.Count(count.Count))]))]);
        return section with
        {
            Parts =
            [
                new(new Picture(title, string.Join("; ", counts.Select(count => $"{count.Label}: {count.Count}")), chart.Grouped()),
                    new FigureTable(title, [speech.Say("What", "Qué"), speech.Say("Count", "Número")], [.. counts.Select(count => (IReadOnlyList<string>)[count.Label, speech.Count(count.Count)])])),
            ],
        };
    }
}
