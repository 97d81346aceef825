using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Sla;

/// <summary>What the agreement says beside what the program enforces: people, words, meetings.</summary>
/// <param name="Marketing">Who speaks for marketing.</param>
/// <param name="Stages">A company's own labels and definitions; the others are <see cref="StageDefinition.Shipped"/>.</param>
public sealed record AgreementTerms(IReadOnlyList<string> Marketing, IReadOnlyDictionary<Stage, StageDefinition> Stages, IReadOnlyList<Meeting> Meetings)
{
    public static readonly AgreementTerms Default = new([], new Dictionary<Stage, StageDefinition>(), Meeting.Usual);

    public static AgreementTerms Read(ConfigNode node) => new(
        node.Texts("marketing", []),
        node.Has("stages") ? node.Object("stages", ReadStages) : Default.Stages,
        node.Has("meetings") ? node.Objects("meetings", Meeting.Read) : Default.Meetings);

    public StageDefinition Of(Stage stage) => Stages.GetValueOrDefault(stage) ?? StageDefinition.Shipped[stage];

    private static Dictionary<Stage, StageDefinition> ReadStages(ConfigNode node)
    {
        var stages = new Dictionary<Stage, StageDefinition>();
        foreach (var name in node.Names().Where(name => !name.StartsWith('$')))
        {
            if (Words.Find<Stage>(name) is { } stage)
            {
                stages[stage] = node.Object(name, StageDefinition.Read);
            }
            else
            {
                node.Refuse(name, $"is no stage; stages are {string.Join(", ", Words.All<Stage>())}");
            }
        }

        return stages;
    }
}

/// <param name="Reports">Which reports lie on the table.</param>
public sealed record Meeting(LocalizedText Name, LocalizedText When, LocalizedText Who, IReadOnlyList<string> Reports)
{
    /// <summary>The reports that there are.</summary>
    public static readonly IReadOnlyList<string> KnownReports = ["funnel", "sla", "channels", "campaigns", "reps", "recycling", "quality", "speed"];

    public static readonly IReadOnlyList<Meeting> Usual =
    [
        new(new("Reunión semanal del equipo", "Weekly team meeting"), new("cada semana", "every week"), new("marketing y ventas", "marketing and sales"), ["sla", "reps", "recycling"]),
        new(new("Reunión mensual de dirección", "Monthly directors' meeting"), new("cada mes", "every month"), new("dirección, marketing y ventas", "directors, marketing and sales"), ["funnel", "sla", "channels", "campaigns"]),
    ];

    public static Meeting Read(ConfigNode node)
    {
        var meeting = new Meeting(LocalizedText.Read(node, "name"), LocalizedText.Read(node, "when"), LocalizedText.Read(node, "who"), node.Texts("reports", []));
        foreach (var unknown in meeting.Reports.Except(KnownReports, StringComparer.Ordinal))
        {
            node.Fault("reports", $"\"{unknown}\" is no report; reports are {string.Join(", ", KnownReports)}");
        }

        return meeting;
    }
}
