using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Deals;

/// <summary>What is said of a move that can't be taken, or made.</summary>
public sealed record DealTexts
{
    public static readonly DealTexts English = new()
    {
        NotKnown = "This field is not known.",
        Missing = "This is missing.",
        OneOf = "This must be one of",
        NotAnAmount = "Give an amount in figures such as 12500.00, with at most two decimals.",
        AmountMissing = "A currency needs an amount.",
        NotACurrency = "Give a currency of ISO 4217 such as MXN or USD.",
        NotAFlag = "This must be true or false.",
        NotATime = "Give a time with its offset such as 2026-01-31T09:00:00-06:00.",
        InTheFuture = "This has not happened yet.",
        TooLong = "This is too long.",
        LostGoesBack = "A lost deal goes back to sql or lead.",
        ReasonMissing = "To give a contact back to marketing needs a reason.",
        Disqualified = "The contact is disqualified: re-open it first.",
        Customer = "The contact is a customer: from there no way leads back.",
        NotLost = "An opportunity goes back only when it is lost: say so with \"lost\": true.",
        NoDeal = "There is no deal here that could be lost.",
    };

    public static readonly DealTexts Spanish = new()
    {
        NotKnown = "Este campo no se conoce.",
        Missing = "Falta este dato.",
        OneOf = "Debe ser uno de",
        NotAnAmount = "Escriba un importe en cifras, por ejemplo 12500.00, con dos decimales como máximo.",
        AmountMissing = "Una moneda necesita un importe.",
        NotACurrency = "Escriba una moneda de ISO 4217, por ejemplo MXN o USD.",
        NotAFlag = "Debe ser true o false.",
        NotATime = "Escriba una hora con su diferencia horaria, por ejemplo 2026-01-31T09:00:00-06:00.",
        InTheFuture = "Esto todavía no ha pasado.",
        TooLong = "Este texto es demasiado largo.",
        LostGoesBack = "Un negocio perdido regresa a sql o a lead.",
        ReasonMissing = "Devolver un contacto a marketing necesita un motivo.",
        Disqualified = "El contacto está descalificado: primero hay que reabrirlo.",
        Customer = "El contacto es cliente: de ahí no hay camino de regreso.",
        NotLost = "Una oportunidad solo regresa cuando se pierde: dígalo con \"lost\": true.",
        NoDeal = "Aquí no hay un negocio que se pueda perder.",
    };

    public required string NotKnown { get; init; }

    public required string Missing { get; init; }

    /// <summary>Followed by the words.</summary>
    public required string OneOf { get; init; }

    public required string NotAnAmount { get; init; }

    public required string AmountMissing { get; init; }

    public required string NotACurrency { get; init; }

    public required string NotAFlag { get; init; }

    public required string NotATime { get; init; }

    public required string InTheFuture { get; init; }

    public required string TooLong { get; init; }

    public required string LostGoesBack { get; init; }

    public required string ReasonMissing { get; init; }

    public required string Disqualified { get; init; }

    public required string Customer { get; init; }

    public required string NotLost { get; init; }

    public required string NoDeal { get; init; }

    public static DealTexts In(string language) => language == "es" ? Spanish : English;

    public string Of(MoveObstacle obstacle) => obstacle switch
    {
        MoveObstacle.Disqualified => Disqualified,
        MoveObstacle.Customer => Customer,
        MoveObstacle.NotLost => NotLost,
        MoveObstacle.NoDeal => NoDeal,
        _ => ReasonMissing,
    };
}
