using Smarketing.Functions.Charts;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Dashboard;

/// <summary>What came of whom each channel, campaign and offer has brought.</summary>
internal static class SourcesSection
{
    private const int ChartRowsMax = 8;

    /// <param name="rowsMax">Of each table.</param>
    /// <param name="only">The campaign that is asked for; null for all.</param>
    /// <param name="isWhole">With last touches and offers, too.</param>
    public static Section Of(SourcesReport report, DashboardSpeech speech, int rowsMax, bool isWhole, string? only = null)
    {
        var isChannels = report.Name == ReportName.Channels;
        var section = new Section(Words.Of(report.Name), isChannels ? speech.Say("Channels", "Canales") : speech.Say("Campaigns", "Campañas")) { Report = report.Name };
        var sources = Ranked(report.Sources.Where(source => only is null || source.Name == only));
        if (sources.Count == 0)
        {
            return section with { Instead = speech.Say("Nothing has come in by any in this period.", "En este periodo no ha llegado nada por ninguno.") };
        }

        var first = speech.Say("By first touch", "Por primer contacto");
        var parts = new List<SectionPart> { new(Chart(sources, isChannels, first, speech), Table(sources, source => source.First, first, rowsMax, isChannels, speech)) };
        if (isWhole)
        {
            parts.Add(new SectionPart(null, Table(sources, source => source.Last, speech.Say("By last touch", "Por último contacto"), rowsMax, isChannels, speech)));
            if (report.Offers is { Count: > 0 } offers)
            {
                parts.Add(new SectionPart(null, Table(Ranked(offers), source => source.First, speech.Say("By the first offer", "Por la primera oferta"), rowsMax, isChannels, speech)));
            }
        }

        return section with
        {
            Note = speech.Say("Credit goes to what brought somebody first. ROI is revenue less cost, by cost, where both are in one currency.", "El mérito es de lo que trajo primero a la persona. El ROI es ingreso menos costo, entre costo, cuando están en una sola moneda."),
            Parts = parts,
        };
    }

    private static IReadOnlyList<SourcesReport.Source> Ranked(IEnumerable<SourcesReport.Source> sources) =>
        [.. sources.OrderByDescending(source => Entered(source.First, "mql")).ThenByDescending(source => Entered(source.First, "prospect")).ThenBy(source => source.Name, StringComparer.Ordinal)];

    private static Picture Chart(IReadOnlyList<SourcesReport.Source> sources, bool isChannels, string title, DashboardSpeech speech)
    {
        var shown = sources.Take(ChartRowsMax).ToList();
        var chart = new BarChart(
            [speech.Say("contacts", "contactos"), "MQL", speech.Say("customers", "clientes")],
            [.. shown.Select(source => new BarRow(NameOf(source, isChannels, speech), [.. new[] { "prospect", "mql", "customer" }.Select(stage => new Bar(Entered(source.First, stage), speech.Count(Entered(source.First, stage))))]))]);
        return new Picture(
            title,
            string.Join("; ", shown.Select(source => $"{NameOf(source, isChannels, speech)}: {Entered(source.First, "prospect")}, {Entered(source.First, "mql")}, {Entered(source.First, "customer")}")),
            chart.Grouped());
    }

    private static FigureTable Table(
        IReadOnlyList<SourcesReport.Source> sources, Func<SourcesReport.Source, SourcesReport.Credit> creditOf, string caption, int rowsMax, bool isChannels, DashboardSpeech speech) => new(
        caption,
        [
            speech.Say("From", "De"), speech.Say("Forms", "Formularios"), speech.Say("Contacts", "Contactos"), speech.Say("Leads", "Leads"), "MQL", "SQL", speech.Say("Customers", "Clientes"),
            speech.Say("Revenue", "Ingreso"), speech.Say("Cost", "Costo"), "ROI",
        ],
        [.. sources.Take(rowsMax).Select(source => Row(source, creditOf(source), isChannels, speech))],
        Left: Math.Max(0, sources.Count - rowsMax));

    private static IReadOnlyList<string> Row(SourcesReport.Source source, SourcesReport.Credit credit, bool isChannels, DashboardSpeech speech) =>
    [
        NameOf(source, isChannels, speech), speech.Count(source.Submissions),
        .. new[] { "prospect", "lead", "mql", "sql", "customer" }.Select(stage => speech.Count(Entered(credit, stage))),
        speech.Money(credit.Revenue), speech.Money(source.Cost), speech.Share(credit.Roi),
    ];

    /// <summary>A campaign's name is a company's own; so is an offer's word, which reads as one.</summary>
    private static string NameOf(SourcesReport.Source source, bool isChannels, DashboardSpeech speech) => source.Name switch
    {
        null => speech.Say("(none)", isChannels ? "(ninguno)" : "(ninguna)"),
        SourcesReport.Rest => speech.Say("(others)", "(otras)"),
        var name => isChannels ? speech.Word(name) : name,
    };

    private static int Entered(SourcesReport.Credit credit, string stage) => credit.Entered.GetValueOrDefault(stage);
}
