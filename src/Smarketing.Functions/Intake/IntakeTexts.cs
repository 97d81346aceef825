namespace Smarketing.Functions.Intake;

/// <summary>What the intake tells a person whose post it can't take.</summary>
public sealed record IntakeTexts(string Required, string TooLong, string NotAnAddress, string NotACountry, string NotANumber)
{
    private static readonly IntakeTexts English = new(
        "This field is required.", "This is too long.", "This is not an e-mail address that mail can be sent to.", "This country is not known.",
        "Give a number, or a range such as 51-200.");

    private static readonly IntakeTexts Spanish = new(
        "Este campo es obligatorio.", "Este texto es demasiado largo.", "No es una dirección de correo a la que se pueda escribir.", "No conocemos este país.",
        "Escriba un número o un rango, por ejemplo 51-200.");

    public static IntakeTexts In(string language) => language == "en" ? English : Spanish;
}
