namespace Smarketing.Functions.Work;

/// <summary>The words of a rep's list.</summary>
public sealed record WorkTexts
{
    public static readonly WorkTexts English = new()
    {
        Title = "Your open work",
        Nothing = "Nothing is open. Enjoy it: the next task comes by mail.",
        Away = "You are away until the end of {0}. What was open goes to others.",
        Overdue = "Overdue",
        Next = "Next",
        Call = "Call · attempt {0} of {1}",
        Mail = "Mail · attempt {0} of {1}",
        Verdict = "Reached: your verdict is due",
        Due = "Due {0}",
        TimesIn = "Times in {0}.",
    };

    public static readonly WorkTexts Spanish = new()
    {
        Title = "Su trabajo pendiente",
        Nothing = "No hay nada pendiente. Disfrútelo: la siguiente tarea le llega por correo.",
        Away = "Está ausente hasta el final del {0}. Lo que tenía pendiente pasa a otras personas.",
        Overdue = "Vencido",
        Next = "Lo que sigue",
        Call = "Llamada · intento {0} de {1}",
        Mail = "Correo · intento {0} de {1}",
        Verdict = "Ya hablaron: falta su veredicto",
        Due = "Vence: {0}",
        TimesIn = "Hora de {0}.",
    };

    public required string Title { get; init; }

    public required string Nothing { get; init; }

    /// <summary>With the last day.</summary>
    public required string Away { get; init; }

    public required string Overdue { get; init; }

    public required string Next { get; init; }

    /// <summary>With the attempt's number and how many there are.</summary>
    public required string Call { get; init; }

    /// <summary>With the attempt's number and how many there are.</summary>
    public required string Mail { get; init; }

    public required string Verdict { get; init; }

    /// <summary>With the time.</summary>
    public required string Due { get; init; }

    /// <summary>With the zone's name.</summary>
    public required string TimesIn { get; init; }

    public static WorkTexts In(string language) => language == "es" ? Spanish : English;

    public string KindOf(WorkKind kind) => kind switch
    {
        WorkKind.Call => Call,
        WorkKind.Mail => Mail,
        _ => Verdict,
    };
}
