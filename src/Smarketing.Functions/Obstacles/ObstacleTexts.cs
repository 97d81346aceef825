using Smarketing.Functions.Email;

namespace Smarketing.Functions.Obstacles;

/// <summary>The words of the page of obstacles, and how a digest names one.</summary>
public sealed record ObstacleTexts
{
    public static readonly ObstacleTexts English = new()
    {
        Title = "What is in our way",
        Lead = "Marketing and sales read this in the digest of the week until it is solved. Whoever has this link may add to it.",
        Open = "Open",
        Nothing = "Nothing is in our way at the moment.",
        Solve = "It is solved",
        New = "Add an obstacle",
        Text = "What is it?",
        TextHint = "In a sentence or two. Please name no leads or customers.",
        Side = "Whom does it hold up?",
        Name = "Your name (if you like)",
        Send = "Add it",
        Saved = "Done: it is recorded.",
        Back = "To the dashboard",
        Marketing = "Marketing",
        Sales = "Sales",
        NotKnown = "This field is not known.",
        TextMissing = "Say what it is.",
        SideMissing = "Say whether it holds up marketing or sales.",
        TooLong = "Use {0} characters at most.",
        TooManyOpen = "Many are open already. Mark what is solved, and then add this one.",
    };

    public static readonly ObstacleTexts Spanish = new()
    {
        Title = "Lo que nos estorba",
        Lead = "Marketing y ventas lo leen en el resumen de la semana hasta que se resuelva. Puede agregar algo quien tenga este enlace.",
        Open = "Pendientes",
        Nothing = "Por ahora nada nos estorba.",
        Solve = "Ya se resolvió",
        New = "Agregar un obstáculo",
        Text = "¿Qué sucede?",
        TextHint = "En una o dos frases. Por favor, sin nombres de leads ni de clientes.",
        Side = "¿A quién detiene?",
        Name = "Su nombre (si gusta)",
        Send = "Agregar",
        Saved = "Listo: quedó registrado.",
        Back = "Al tablero",
        Marketing = "Marketing",
        Sales = "Ventas",
        NotKnown = "No conocemos este campo.",
        TextMissing = "Cuente qué sucede.",
        SideMissing = "Diga si detiene a marketing o a ventas.",
        TooLong = "Use {0} caracteres como máximo.",
        TooManyOpen = "Ya hay muchos pendientes. Marque los que se resolvieron y después agregue este.",
    };

    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string Open { get; init; }

    public required string Nothing { get; init; }

    public required string Solve { get; init; }

    public required string New { get; init; }

    public required string Text { get; init; }

    public required string TextHint { get; init; }

    public required string Side { get; init; }

    public required string Name { get; init; }

    public required string Send { get; init; }

    public required string Saved { get; init; }

    public required string Back { get; init; }

    public required string Marketing { get; init; }

    public required string Sales { get; init; }

    public required string NotKnown { get; init; }

    public required string TextMissing { get; init; }

    public required string SideMissing { get; init; }

    /// <summary>With the most.</summary>
    public required string TooLong { get; init; }

    public required string TooManyOpen { get; init; }

    public static ObstacleTexts In(string language) => language == "es" ? Spanish : English;

    public string SideOf(ObstacleSide side) => side == ObstacleSide.Sales ? Sales : Marketing;

    public string LabelOf(string field) => field switch
    {
        "text" => Text,
        "side" => Side,
        "name" => Name,
        _ => field,
    };

    /// <summary>"Sales: no phone numbers in the fair's leads (Ana, January 5, 2026)".</summary>
    public static string Line(Obstacle obstacle, TimeZoneInfo zone, string language)
    {
        var since = DateTexts.Date(obstacle.At, zone, language);
        return $"{In(language).SideOf(obstacle.Side)}: {obstacle.Text} ({(obstacle.Name is { } name ? $"{name}, " : "")}{since})";
    }
}
