using System.Globalization;
using System.Text.RegularExpressions;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Intake;

/// <summary>A form post that has been understood.</summary>
/// <param name="Id">Derived from the idempotency key or the body: a repeated post has the same.</param>
/// <param name="AskedLanguage">The one that the post named; null where it named none.</param>
public sealed record Submission(
    string Id, Form Form, Person Person, NormalizedAddress Address, string? AskedLanguage, IReadOnlyDictionary<string, string> Attributes, string? Message, bool? ConsentGiven, Touch Touch, DateTimeOffset At)
{
    /// <summary>Whether neither the post nor its form nor the browser has said what the person reads.</summary>
    public bool IsLanguageAssumed { get; init; }
}

/// <summary>Reads the posted fields.</summary>
public static partial class SubmissionReader
{
    private const int FieldLengthMax = 500;
    private const int MessageLengthMax = 5000;
    private const int AttributesMax = 20;
    private const int AttributeNameLengthMax = 60;

    /// <summary>Marks an address that is thrown away after use: whoever calls should know.</summary>
    private const string DisposableAttribute = "disposableAddress";

    /// <summary>The fields under our names; where two names mean the same field, the first that says something counts.</summary>
    public static IReadOnlyDictionary<string, string> Canonical(IEnumerable<KeyValuePair<string, string>> posted)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in posted)
        {
            var text = Clean(value);
            if (text.Length > 0)
            {
                fields.TryAdd(FieldNames.Canonical(name), text);
            }
        }

        return fields;
    }

    /// <summary>The submission, or what is wrong with each field.</summary>
    public static (Submission? Submission, IReadOnlyDictionary<string, string[]> Errors) Read(
        Form form, IReadOnlyDictionary<string, string> posted, string id, PostLanguages languages, DateTimeOffset now)
    {
        var fields = Bounded(posted);
        var (address, errors) = Check(fields, form.Required, IntakeTexts.In(languages.OfAnswer));
        return address is null || errors.Count > 0
            ? (null, errors)
            : (new Submission(
                id, form, PersonOf(fields, languages.OfPerson), address, languages.Named, AttributesOf(fields, address), fields.GetValueOrDefault("message"), Consent(fields), TouchOf(fields, form.Campaign, now) with { Offer = form.Offer }, now) { IsLanguageAssumed = languages.IsAssumed }, errors);
    }

    /// <summary>What the page added by itself, cut where it is too long: whoever filled in the form knows nothing of it and could not mend it.</summary>
    private static Dictionary<string, string> Bounded(IReadOnlyDictionary<string, string> posted) =>
        posted.ToDictionary(field => field.Key, field => FieldNames.Person.Contains(field.Key) ? field.Value : Cut(field.Value), StringComparer.Ordinal);

    /// <summary>Never through the middle of a character.</summary>
    private static string Cut(string text) =>
        text.Length <= FieldLengthMax ? text : text[..(char.IsHighSurrogate(text[FieldLengthMax - 1]) ? FieldLengthMax - 1 : FieldLengthMax)];

    /// <summary>The address, and what is wrong with each field.</summary>
    internal static (NormalizedAddress? Address, Dictionary<string, string[]> Errors) Check(
        IReadOnlyDictionary<string, string> fields, IReadOnlyList<string> required, IntakeTexts texts)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var field in required.Where(field => !fields.ContainsKey(field)))
        {
            errors[field] = [texts.Required];
        }

        foreach (var (name, value) in fields.Where(field => !FieldNames.Technical.Contains(field.Key) && field.Value.Length > (field.Key == "message" ? MessageLengthMax : FieldLengthMax)))
        {
            errors[name] = [texts.TooLong];
        }

        var address = NormalizedAddress.Parse(fields.GetValueOrDefault("email"));
        if (address is null && fields.ContainsKey("email"))
        {
            errors["email"] = [texts.NotAnAddress];
        }

        if (fields.TryGetValue("country", out var country) && Countries.Code(country) is null)
        {
            errors["country"] = [texts.NotACountry];
        }

        if (fields.TryGetValue("employees", out var employees) && Employees(employees) is null)
        {
            errors["employees"] = [texts.NotANumber];
        }

        return (address, errors);
    }

    /// <summary>A number, or the lower end of a range such as 51-200, 1,000+ or, in Spanish, 1.000.</summary>
    public static int? Employees(string text)
    {
        var digits = string.Concat(ThousandsSeparator().Replace(text, "").SkipWhile(character => !char.IsAsciiDigit(character)).TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>es or en; null for neither.</summary>
    internal static string? Language(string? asked) =>
        asked is null ? null
        : asked.StartsWith("es", StringComparison.OrdinalIgnoreCase) ? "es"
        : asked.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en"
        : null;

    internal static Person PersonOf(IReadOnlyDictionary<string, string> fields, string language) => new()
    {
        Email = fields["email"],
        FirstName = fields.GetValueOrDefault("firstName"),
        LastName = fields.GetValueOrDefault("lastName"),
        Company = fields.GetValueOrDefault("company"),
        JobTitle = fields.GetValueOrDefault("jobTitle"),
        Phone = fields.GetValueOrDefault("phone"),
        Employees = fields.TryGetValue("employees", out var employees) ? Employees(employees) : null,
        Industry = fields.GetValueOrDefault("industry"),
        Country = fields.TryGetValue("country", out var country) ? Countries.Code(country) : null,
        Language = language,
    };

    /// <summary>The fields that nobody knows, and what the address shows by itself.</summary>
    internal static Dictionary<string, string> AttributesOf(IReadOnlyDictionary<string, string> fields, NormalizedAddress address) =>
        (DisposableDomains.Contains(address.Domain) ? [new(DisposableAttribute, "true")] : Enumerable.Empty<KeyValuePair<string, string>>())
        .Concat(fields).DistinctBy(field => field.Key)
        .Where(field => !FieldNames.Known.Contains(field.Key) && !FieldNames.Technical.Contains(field.Key) && field.Key.Length <= AttributeNameLengthMax)
        .Take(AttributesMax)
        .ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);

    /// <summary>Null where the form asked nothing.</summary>
    internal static bool? Consent(IReadOnlyDictionary<string, string> fields) => IsYes(fields.GetValueOrDefault("consent"));

    /// <summary>Null where nothing was said.</summary>
    internal static bool? IsYes(string? text) => text?.ToLowerInvariant() switch
    {
        null => null,
        "true" or "on" or "yes" or "1" or "sí" or "si" or "y" => true,
        _ => false,
    };

    /// <param name="campaign">Where the fields name none.</param>
    internal static Touch TouchOf(IReadOnlyDictionary<string, string> fields, string? campaign, DateTimeOffset now) => new(
        SourceChannel.Of(fields), fields.GetValueOrDefault("utm_campaign") ?? campaign, fields.GetValueOrDefault("utm_source"), fields.GetValueOrDefault("utm_medium"),
        fields.GetValueOrDefault("utm_term"), fields.GetValueOrDefault("utm_content"), fields.GetValueOrDefault("page"), fields.GetValueOrDefault("referrer"), now,
        fields.GetValueOrDefault("utm_id"), ClickIdsOf(fields));

    /// <summary>Null where there are none.</summary>
    private static Dictionary<string, string>? ClickIdsOf(IReadOnlyDictionary<string, string> fields) =>
        FieldNames.ClickIds.Where(fields.ContainsKey).ToDictionary(name => name, name => fields[name], StringComparer.Ordinal) is { Count: > 0 } ids ? ids : null;

    /// <summary>Without control characters, line breaks apart: nothing that is read here may break a header or a log. Nor with what no text may hold, on which comparing fails.</summary>
    internal static string Clean(string value) =>
        string.Concat(value.Where(character => (!char.IsControl(character) || character is '\n' or '\t') && character != FieldNames.NoCharacter)).Trim();

    [GeneratedRegex(@"(?<=\d)[.,](?=\d{3}(\D|$))")]
    private static partial Regex ThousandsSeparator();
}
