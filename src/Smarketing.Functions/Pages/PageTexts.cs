namespace Smarketing.Functions.Pages;

/// <summary>What stands on more than one page, and on that of thanks.</summary>
public sealed record PageTexts
{
    public static readonly PageTexts English = new()
    {
        SkipToContent = "Skip to the content",
        PleaseCorrect = "Please correct this first",
        ThankYouTitle = "Thank you",
        ThankYouDetail = "We have received your details. If you asked for something by mail, it will be with you in a moment.",
    };

    public static readonly PageTexts Spanish = new()
    {
        SkipToContent = "Ir al contenido",
        PleaseCorrect = "Corrija esto primero, por favor",
        ThankYouTitle = "Gracias",
        ThankYouDetail = "Recibimos sus datos. Si pidió algo por correo, le llegará en un momento.",
    };

    public required string SkipToContent { get; init; }

    public required string PleaseCorrect { get; init; }

    public required string ThankYouTitle { get; init; }

    public required string ThankYouDetail { get; init; }

    public static PageTexts In(string language) => language == "es" ? Spanish : English;
}
