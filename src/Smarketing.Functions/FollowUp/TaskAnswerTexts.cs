namespace Smarketing.Functions.FollowUp;

/// <summary>What is said of a rep's answer that can't be taken.</summary>
public sealed record TaskAnswerTexts
{
    private static readonly TaskAnswerTexts English = new()
    {
        NotKnown = "This field is not known.",
        OtherKind = "This outcome belongs to the other kind of attempt.",
        TooLong = "This is too long.",
        NothingSaid = "Say what happened.",
        NotADate = "Give a date such as 2026-02-01.",
        NotALeave = "Give a day from today on, within 90 days.",
        NotAhead = "Give a day later than today, and within two years.",
        NotATime = "Give a time such as 2026-02-01T16:30.",
        NotInTheFollowUp = "This must be later than now, and before the follow-up closes.",
        NoAttemptLeft = "No attempt is left that could be moved there.",
        TooFewYes = "An SQL needs at least three yes of budget, authority, need and timeline.",
        ReasonMissing = "A rejection needs a reason.",
        OneOf = "This must be one of",
        NobodyKnown = "Give the id of somebody in the team, or a mail address.",
        OnlyToQualify = "Somebody takes the deal only where there is one: at qualify.",
    };

    private static readonly TaskAnswerTexts Spanish = new()
    {
        NotKnown = "Este campo no se conoce.",
        OtherKind = "Este resultado es del otro tipo de intento.",
        TooLong = "Este texto es demasiado largo.",
        NothingSaid = "Diga qué pasó.",
        NotADate = "Escriba una fecha, por ejemplo 2026-02-01.",
        NotALeave = "Escriba un día desde hoy, dentro de 90 días.",
        NotAhead = "Escriba un día posterior a hoy y dentro de dos años.",
        NotATime = "Escriba la fecha y la hora, por ejemplo 2026-02-01T16:30.",
        NotInTheFollowUp = "Debe ser más tarde que ahora y antes de que cierre el seguimiento.",
        NoAttemptLeft = "Ya no queda ningún intento que se pueda pasar a esa hora.",
        TooFewYes = "Un SQL necesita al menos tres sí entre presupuesto, autoridad, necesidad y plazo.",
        ReasonMissing = "Un rechazo necesita un motivo.",
        OneOf = "Debe ser uno de",
        NobodyKnown = "Escriba el id de alguien del equipo o una dirección de correo.",
        OnlyToQualify = "Alguien toma el negocio solo cuando lo hay: al calificar.",
    };

    public required string NotKnown { get; init; }

    public required string OtherKind { get; init; }

    public required string TooLong { get; init; }

    public required string NothingSaid { get; init; }

    public required string NotADate { get; init; }

    /// <summary>Names the limit of <see cref="TaskMoment.AwayDaysMax"/>.</summary>
    public required string NotALeave { get; init; }

    public required string NotAhead { get; init; }

    public required string NotATime { get; init; }

    public required string NotInTheFollowUp { get; init; }

    public required string NoAttemptLeft { get; init; }

    public required string TooFewYes { get; init; }

    public required string ReasonMissing { get; init; }

    public required string OneOf { get; init; }

    public required string NobodyKnown { get; init; }

    public required string OnlyToQualify { get; init; }

    public static TaskAnswerTexts In(string language) => language == "es" ? Spanish : English;
}
