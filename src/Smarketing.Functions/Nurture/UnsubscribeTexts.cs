namespace Smarketing.Functions.Nurture;

public sealed record UnsubscribeTexts
{
    public static readonly UnsubscribeTexts English = new()
    {
        AskTitle = "Your mails",
        AskDetail = "{0} sends mails to {1}. Choose how it goes on; nothing has changed yet.",
        None = "No more mails",
        Fewer = "Fewer: at most one a month",
        All = "All of them again",
        FewerTitle = "Fewer mails from now on",
        FewerDetail = "{0} sends {1} at most one mail a month.",
        AllTitle = "You get our mails",
        AllDetail = "{0} sends its mails to {1} again.",
        NotedTitle = "Your choice is noted",
        BouncedDetail = "Mails from {0} to {1} came back, so for now none are sent. What you choose holds once the address works again.",
        BouncedFewerDetail = "Mails from {0} to {1} came back, so for now none are sent. Once the address works again, there will be one a month at most.",
        DoneTitle = "You are unsubscribed",
        DoneDetail = "{0} will send no more mails to {1}. One that is already on its way may still arrive.",
        BackTitle = "Did you change your mind?",
        Back = "Send me mails again",
        BackNeedsConsent = "Tick the box: without your consent we send nothing.",
    };

    public static readonly UnsubscribeTexts Spanish = new()
    {
        AskTitle = "Sus correos",
        AskDetail = "{0} envía correos a {1}. Elija cómo seguir; todavía no ha cambiado nada.",
        None = "No recibir más correos",
        Fewer = "Menos: uno al mes como máximo",
        All = "Otra vez todos",
        FewerTitle = "Menos correos a partir de ahora",
        FewerDetail = "{0} enviará a {1} un correo al mes como máximo.",
        AllTitle = "Recibe nuestros correos",
        AllDetail = "{0} vuelve a enviar sus correos a {1}.",
        NotedTitle = "Su elección quedó registrada",
        BouncedDetail = "Los correos de {0} a {1} fueron devueltos, por eso ahora no se envía ninguno. Lo que elija valdrá cuando la dirección vuelva a funcionar.",
        BouncedFewerDetail = "Los correos de {0} a {1} fueron devueltos, por eso ahora no se envía ninguno. Cuando la dirección vuelva a funcionar, será uno al mes como máximo.",
        DoneTitle = "Su baja quedó registrada",
        DoneDetail = "{0} ya no enviará correos a {1}. Es posible que llegue alguno que ya va en camino.",
        BackTitle = "¿Cambió de opinión?",
        Back = "Quiero recibir correos de nuevo",
        BackNeedsConsent = "Marque la casilla: sin su consentimiento no enviamos nada.",
    };

    public required string AskTitle { get; init; }

    /// <summary>With the company's name and the address.</summary>
    public required string AskDetail { get; init; }

    public required string None { get; init; }

    public required string Fewer { get; init; }

    public required string All { get; init; }

    public required string FewerTitle { get; init; }

    /// <summary>With the company's name and the address.</summary>
    public required string FewerDetail { get; init; }

    public required string AllTitle { get; init; }

    /// <summary>With the company's name and the address.</summary>
    public required string AllDetail { get; init; }

    public required string NotedTitle { get; init; }

    /// <summary>With the company's name and the address.</summary>
    public required string BouncedDetail { get; init; }

    /// <summary>With the company's name and the address.</summary>
    public required string BouncedFewerDetail { get; init; }

    public required string DoneTitle { get; init; }

    /// <summary>With the company's name and the address.</summary>
    public required string DoneDetail { get; init; }

    public required string BackTitle { get; init; }

    public required string Back { get; init; }

    public required string BackNeedsConsent { get; init; }

    public static UnsubscribeTexts In(string language) => language == "es" ? Spanish : English;
}
