namespace Smarketing.Functions.Deals;

/// <summary>The words of a deal's page.</summary>
public sealed record DealPageTexts
{
    public static readonly DealPageTexts English = new()
    {
        Eyebrow = "Your deal",
        Stage = "Stands at",
        Amount = "Amount",
        Since = "Since",
        Phone = "Phone",
        Address = "E-mail",
        Sql = "qualified, no opportunity yet",
        Opportunity = "opportunity",
        Won = "won",
        Lost = "lost",
        Recorded = "Recorded: {0}, {1}",
        CorrectUntil = "Wrong button? Correct it until {0}",
        NoticeRecorded = "Recorded. Thank you.",
        NoticeTooLate = "Another answer was recorded before, and the time to correct it has passed. It stands.",
        NoticeOver = "This deal is closed. Below is what stands.",
        Question = "How does the deal go?",
        AmountHint = "In figures, such as 12500.00. It may stay empty.",
        Currency = "Currency",
        OpenOpportunity = "It is an opportunity",
        OpenOpportunityHint = "A real deal is open",
        SaveAmount = "Save the amount",
        SaveAmountHint = "It is still open",
        Win = "We won it",
        WinHint = "They are a customer",
        Lose = "We lost it",
        LoseHint = "Back to marketing, with the reason if you know it.",
        Reason = "Why",
        NoReason = "I would rather not say",
        SendLose = "Deal lost",
        History = "What happened so far",
        TimesIn = "Times in {0}.",
    };

    public static readonly DealPageTexts Spanish = new()
    {
        Eyebrow = "Su negocio",
        Stage = "Está en",
        Amount = "Importe",
        Since = "Desde",
        Phone = "Teléfono",
        Address = "Correo",
        Sql = "calificado, todavía sin oportunidad",
        Opportunity = "oportunidad",
        Won = "ganado",
        Lost = "perdido",
        Recorded = "Registrado: {0}, {1}",
        CorrectUntil = "¿Se equivocó de botón? Corríjalo antes de las {0}",
        NoticeRecorded = "Quedó registrado. Gracias.",
        NoticeTooLate = "Antes se registró otra respuesta y el tiempo para corregirla ya pasó. Sigue valiendo.",
        NoticeOver = "Este negocio está cerrado. Abajo está lo que quedó registrado.",
        Question = "¿Cómo va el negocio?",
        AmountHint = "En cifras, por ejemplo 12500.00. Puede quedar vacío.",
        Currency = "Moneda",
        OpenOpportunity = "Es una oportunidad",
        OpenOpportunityHint = "Hay un negocio real abierto",
        SaveAmount = "Guardar el importe",
        SaveAmountHint = "Sigue abierto",
        Win = "Lo ganamos",
        WinHint = "Ya es cliente",
        Lose = "Lo perdimos",
        LoseHint = "Regresa a marketing, con el motivo si lo sabe.",
        Reason = "Por qué",
        NoReason = "Prefiero no decirlo",
        SendLose = "Negocio perdido",
        History = "Lo que ha pasado hasta ahora",
        TimesIn = "Hora de {0}.",
    };

    public required string Eyebrow { get; init; }

    public required string Stage { get; init; }

    public required string Amount { get; init; }

    public required string Since { get; init; }

    public required string Phone { get; init; }

    public required string Address { get; init; }

    public required string Sql { get; init; }

    public required string Opportunity { get; init; }

    public required string Won { get; init; }

    public required string Lost { get; init; }

    /// <summary>With what was recorded and when.</summary>
    public required string Recorded { get; init; }

    /// <summary>With the time.</summary>
    public required string CorrectUntil { get; init; }

    public required string NoticeRecorded { get; init; }

    public required string NoticeTooLate { get; init; }

    public required string NoticeOver { get; init; }

    public required string Question { get; init; }

    public required string AmountHint { get; init; }

    public required string Currency { get; init; }

    public required string OpenOpportunity { get; init; }

    public required string OpenOpportunityHint { get; init; }

    public required string SaveAmount { get; init; }

    public required string SaveAmountHint { get; init; }

    public required string Win { get; init; }

    public required string WinHint { get; init; }

    public required string Lose { get; init; }

    public required string LoseHint { get; init; }

    public required string Reason { get; init; }

    public required string NoReason { get; init; }

    public required string SendLose { get; init; }

    public required string History { get; init; }

    /// <summary>With the zone's name.</summary>
    public required string TimesIn { get; init; }

    public static DealPageTexts In(string language) => language == "es" ? Spanish : English;

    /// <summary>What stands; null for an SQL of whom nothing was said.</summary>
    public string Standing(DealMove? move) => move switch
    {
        DealMove.Opportunity => Opportunity,
        DealMove.Won => Won,
        DealMove.Lost => Lost,
        _ => Sql,
    };

    /// <summary>The label of one of the form's fields.</summary>
    public string Field(string name) => name switch
    {
        "amount" => Amount,
        "currency" => Currency,
        "reason" => Reason,
        "move" => Question,
        _ => name,
    };
}
