namespace Smarketing.Functions.Engagement;

/// <summary>What is wrong with an activity that was posted.</summary>
public sealed record ActivityTexts(string Required, string NotAnAddress, string NotAKind, string NotATime, string TooLong, string Unknown)
{
    private static readonly ActivityTexts English = new(
        "This field is required.", "This is not an e-mail address that mail can be sent to.", "Must be one of page, webinar, social, call, other.",
        "Must be a time such as 2026-01-31T09:00:00-06:00, not in the future and not more than a year ago.", "This is too long.", "This field is not known here.");

    private static readonly ActivityTexts Spanish = new(
        "Este campo es obligatorio.", "No es una dirección de correo a la que se pueda escribir.", "Debe ser page, webinar, social, call u other.",
        "Debe ser un momento como 2026-01-31T09:00:00-06:00, ni futuro ni de hace más de un año.", "Este texto es demasiado largo.", "Este campo no se conoce aquí.");

    public static ActivityTexts In(string language) => language == "en" ? English : Spanish;
}
