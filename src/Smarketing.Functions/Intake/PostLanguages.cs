namespace Smarketing.Functions.Intake;

/// <summary>The languages that a form post speaks of, each es or en.</summary>
/// <param name="Named">The one in its field; null where it names none.</param>
/// <param name="OfForm">The one that the form is declared in; null for none.</param>
/// <param name="Accepted">The one that the browser asks for (Accept-Language); null for neither.</param>
public sealed record PostLanguages(string? Named, string? OfForm, string? Accepted, string OfCompany)
{
    public static PostLanguages Of(IReadOnlyDictionary<string, string> fields, Form form, string? accepted, string ofCompany) =>
        new(SubmissionReader.Language(fields.GetValueOrDefault("language")), form.Language, accepted, ofCompany);

    /// <summary>In which the person is written to: who filled in a Spanish form reads Spanish, whatever the browser was installed in.</summary>
    public string OfPerson => Named ?? OfForm ?? Accepted ?? OfCompany;

    /// <summary>In which the caller is told what is wrong: as every other answer, first of all in the one that they accept.</summary>
    public string OfAnswer => Accepted ?? Named ?? OfForm ?? OfCompany;

    /// <summary>Whether nobody has said what the person reads: it is the company's language then.</summary>
    public bool IsAssumed => Named is null && OfForm is null && Accepted is null;
}
