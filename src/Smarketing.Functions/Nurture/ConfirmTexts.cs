namespace Smarketing.Functions.Nurture;

public sealed record ConfirmTexts
{
    public static readonly ConfirmTexts English = new()
    {
        AskTitle = "Confirm your subscription",
        AskDetail = "Once you confirm, {0} may send mails to {1}. You can unsubscribe in any of them.",
        Confirm = "Yes, send me mails",
        DoneTitle = "Thank you, it is confirmed",
        DoneDetail = "{0} may now send mails to {1}. Each of them has a link to unsubscribe.",
    };

    public static readonly ConfirmTexts Spanish = new()
    {
        AskTitle = "Confirme su suscripción",
        AskDetail = "Al confirmar, {0} podrá enviar correos a {1}. Puede darse de baja en cualquiera de ellos.",
        Confirm = "Sí, quiero recibir correos",
        DoneTitle = "Gracias, quedó confirmado",
        DoneDetail = "{0} ya puede enviar correos a {1}. Cada uno lleva un enlace para darse de baja.",
    };

    public required string AskTitle { get; init; }

    /// <summary>With the company's name and the address.</summary>
    public required string AskDetail { get; init; }

    public required string Confirm { get; init; }

    public required string DoneTitle { get; init; }

    /// <summary>With the company's name and the address.</summary>
    public required string DoneDetail { get; init; }

    public static ConfirmTexts In(string language) => language == "es" ? Spanish : English;
}
