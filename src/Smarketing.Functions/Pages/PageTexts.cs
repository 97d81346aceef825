namespace Smarketing.Functions.Pages;

/// <summary>What stands on more than one page, and on the pages that say what went wrong.</summary>
public sealed record PageTexts
{
    public static readonly PageTexts English = new()
    {
        SkipToContent = "Skip to the content",
        PleaseCorrect = "Please correct this first",
        BadRequestTitle = "That could not be accepted",
        BadRequestDetail = "Something in what was sent is missing or can't be read. Go back, correct it, and send it again.",
        NotFoundTitle = "There is nothing here",
        NotFoundDetail = "The link may have been cut off on its way. Open it again from the mail, or copy the whole of it.",
        ConflictTitle = "Something else stands already",
        ConflictDetail = "An answer was recorded before, and the time to correct it has passed.",
        GoneTitle = "This link is over",
        GoneDetail = "It has expired, or what it was for has ended or moved on. Nothing was changed.",
        TooManyTitle = "That was a little fast",
        TooManyDetail = "Please wait a minute and try again.",
        FailedTitle = "Something went wrong on our side",
        FailedDetail = "It was noted. Please try again in a few minutes.",
        ThankYouTitle = "Thank you",
        ThankYouDetail = "We have received your details. If you asked for something by mail, it will be with you in a moment.",
        Back = "Back to the page you came from",
    };

    public static readonly PageTexts Spanish = new()
    {
        SkipToContent = "Ir al contenido",
        PleaseCorrect = "Corrija esto primero, por favor",
        BadRequestTitle = "No se pudo aceptar",
        BadRequestDetail = "Algo de lo enviado falta o no se puede leer. Regrese, corríjalo y envíelo de nuevo.",
        NotFoundTitle = "Aquí no hay nada",
        NotFoundDetail = "Quizá el enlace se cortó en el camino. Ábralo de nuevo desde el correo o cópielo completo.",
        ConflictTitle = "Ya hay otra respuesta",
        ConflictDetail = "Antes se registró una respuesta y el tiempo para corregirla ya pasó.",
        GoneTitle = "Este enlace ya no está vigente",
        GoneDetail = "Venció, o aquello para lo que era terminó o pasó a otra persona. No se cambió nada.",
        TooManyTitle = "Fue un poco rápido",
        TooManyDetail = "Espere un minuto, por favor, e intente de nuevo.",
        FailedTitle = "Algo falló de nuestro lado",
        FailedDetail = "Quedó anotado. Intente de nuevo en unos minutos, por favor.",
        ThankYouTitle = "Gracias",
        ThankYouDetail = "Recibimos sus datos. Si pidió algo por correo, le llegará en un momento.",
        Back = "Volver a la página anterior",
    };

    public required string SkipToContent { get; init; }

    public required string PleaseCorrect { get; init; }

    public required string BadRequestTitle { get; init; }

    public required string BadRequestDetail { get; init; }

    public required string NotFoundTitle { get; init; }

    public required string NotFoundDetail { get; init; }

    public required string ConflictTitle { get; init; }

    public required string ConflictDetail { get; init; }

    public required string GoneTitle { get; init; }

    public required string GoneDetail { get; init; }

    public required string TooManyTitle { get; init; }

    public required string TooManyDetail { get; init; }

    public required string FailedTitle { get; init; }

    public required string FailedDetail { get; init; }

    public required string ThankYouTitle { get; init; }

    public required string ThankYouDetail { get; init; }

    public required string Back { get; init; }

    public static PageTexts In(string language) => language == "es" ? Spanish : English;
}
