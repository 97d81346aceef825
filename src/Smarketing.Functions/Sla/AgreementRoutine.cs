using System.Globalization;
using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Sla;

/// <summary>What is measured, and where it is talked about.</summary>
internal static class AgreementRoutine
{
    public static IEnumerable<AgreementSection> Of(SmarketingConfiguration configuration, AgreementSpeech speech) =>
    [
        new("measures", speech.Say("What we measure", "Lo que medimos"), [.. Measures(speech)]),
        new("meetings", speech.Say("When we meet", "Cuándo nos reunimos"), [.. configuration.Agreement.Meetings.Select(meeting => MeetingOf(meeting, speech))]),
    ];

    private static IEnumerable<AgreementLine> Measures(AgreementSpeech speech) =>
    [
        new("Marketing", speech.Say("MQLs delivered against those promised, and the share that sales accepts.", "MQL entregados contra los prometidos, y la parte que ventas acepta.")),
        new(
            speech.Say("Sales", "Ventas"),
            speech.Say(
                "Time to the first attempt and the share inside the term, attempts for each MQL, breaches, verdicts, for each rep.",
                "Tiempo hasta el primer intento y la parte dentro del plazo, intentos por MQL, incumplimientos y veredictos, por representante.")),
        new(
            speech.Say("Both", "Ambos"),
            speech.Say("Conversion from stage to stage, what came back and why, and revenue.", "Conversión de etapa a etapa, lo que regresó y por qué, y los ingresos.")),
    ];

    private static AgreementLine MeetingOf(Meeting meeting, AgreementSpeech speech)
    {
        var reports = meeting.Reports.Count == 0 ? ""
            : string.Format(CultureInfo.InvariantCulture, speech.Say(" Reports: {0}.", " Reportes: {0}."), speech.All(meeting.Reports.Select(report => ReportOf(report, speech))));
        return new(meeting.Name.In(speech.Language), $"{meeting.When.In(speech.Language)}, {meeting.Who.In(speech.Language)}.{reports}");
    }

    private static string ReportOf(string report, AgreementSpeech speech) => report switch
    {
        "funnel" => speech.Say("funnel", "embudo"),
        "sla" => "SLA",
        "channels" => speech.Say("channels", "canales"),
        "campaigns" => speech.Say("campaigns", "campañas"),
        "reps" => speech.Say("reps", "representantes"),
        "recycling" => speech.Say("what came back", "lo que regresó"),
        "quality" => speech.Say("data quality", "calidad de los datos"),
        _ => speech.Say("speed", "rapidez"),
    };
}
