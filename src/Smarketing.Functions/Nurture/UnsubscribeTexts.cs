namespace Smarketing.Functions.Nurture;

public sealed record UnsubscribeTexts
{
    public static readonly UnsubscribeTexts English = new()
    {
        AskTitle = "Unsubscribe",
        AskDetail = "Once you confirm, {0} sends no more mails to {1}. Nothing has changed yet.",
        Confirm = "Unsubscribe",
        DoneTitle = "You are unsubscribed",
        DoneDetail = "{0} will send no more mails to {1}. One that is already on its way may still arrive.",
    };

    public static readonly UnsubscribeTexts Spanish = new()
    {
        AskTitle = "Darse de baja",
        AskDetail = "Al confirmar, {0} dejará de enviar correos a {1}. Todavía no ha cambiado nada.",
        Confirm = "Darme de baja",
        DoneTitle = "Su baja quedó registrada",
        DoneDetail = "{0} ya no enviará correos a {1}. Es posible que llegue alguno que ya va en camino.",
    };

    public required string AskTitle { get; init; }

    /// <summary>With the company's name and the address.</summary>
    public required string AskDetail { get; init; }

    public required string Confirm { get; init; }

    public required string DoneTitle { get; init; }

    /// <summary>With the company's name and the address.</summary>
    public required string DoneDetail { get; init; }

    public static UnsubscribeTexts In(string language) => language == "es" ? Spanish : English;
}
