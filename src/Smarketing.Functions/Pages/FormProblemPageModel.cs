using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Pages;

/// <summary>A form as a browser posted it, to be corrected.</summary>
/// <param name="Action">Where the form posts to.</param>
/// <param name="Consent">What a person agrees to, in the words of the form.</param>
public sealed record FormProblemPageModel(string Language, string CompanyName, string Action, string Consent)
{
    /// <summary>All that was posted, and the required fields that weren't, in the order in which they are shown.</summary>
    public required IReadOnlyList<TypedField> Fields { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors =>
        Fields.Where(typed => typed.Errors.Count > 0).ToDictionary(typed => typed.Name, typed => typed.Errors, StringComparer.Ordinal);
}

/// <summary>One field with what was typed into it.</summary>
public sealed record TypedField(string Name, string Value)
{
    public IReadOnlyList<string> Errors { get; init; } = [];

    public bool IsRequired { get; init; }

    /// <summary>Of a box: what was posted may say no in as many words.</summary>
    public bool IsTicked => SubmissionReader.IsYes(Value) == true;

    /// <summary>What a person fills in is shown; what the landing page added (campaign, page, …) goes along unseen.</summary>
    public bool IsShown => Errors.Count > 0 || FormTexts.English.Label(Name) is not null;

    public string InputType => Name switch
    {
        "email" => "email",
        "phone" => "tel",
        _ => "text",
    };

    /// <summary>Lets a browser fill the field in (WCAG 1.3.5).</summary>
    public string? AutoComplete => Name switch
    {
        "email" => "email",
        "phone" => "tel",
        "firstName" => "given-name",
        "lastName" => "family-name",
        "company" => "organization",
        "jobTitle" => "organization-title",
        "country" => "country-name",
        _ => null,
    };
}
