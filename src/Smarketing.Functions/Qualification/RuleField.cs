using Smarketing.Functions.Contacts;
using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Qualification;

/// <summary>How a field can be compared.</summary>
public enum FieldKind
{
    /// <summary>One of so many words.</summary>
    Word,
    Number,

    /// <summary>The person's own words, compared without regard to case, accents and punctuation.</summary>
    Text,

    /// <summary>What a form asked beside the known fields: a text, or the number in it.</summary>
    Attribute,
}

/// <summary>What is known of a field; nothing where it isn't known.</summary>
public readonly record struct FieldValue(IReadOnlyList<string> Texts, int? Number)
{
    public bool IsKnown => Texts.Count > 0 || Number is not null;

    public static FieldValue Of(string? text) => new(string.IsNullOrEmpty(text) ? [] : [text], null);

    public static FieldValue Of(int? number) => new([], number);
}

/// <summary>Something about a person that a rule can ask for.</summary>
/// <param name="Of">What is known of it, as it is compared.</param>
/// <param name="Compared">A configured value as it is compared; null for one that the field can't have.</param>
/// <param name="Choices">What the value may be, for whoever wrote another.</param>
public sealed record RuleField(FieldKind Kind, Func<Profile, FieldValue> Of, Func<string, Dictionaries, string?> Compared, Func<Dictionaries, string> Choices)
{
    public const string AttributePrefix = "attributes.";

    private static readonly Dictionary<string, RuleField> Known = new(StringComparer.Ordinal)
    {
        ["seniority"] = Word<Seniority>(profile => profile.Seniority == Seniority.Unknown ? null : Words.Of(profile.Seniority)) with
        {
            Compared = (text, _) => Words.Find<Seniority>(text) is { } value and not Seniority.Unknown ? Words.Of(value) : null,
            Choices = _ => string.Join(", ", Dictionaries.Seniorities),
        },
        ["address"] = Word<AddressKind>(profile => Words.Of(profile.Address)),
        ["channel"] = Word<Channel>(profile => profile.Contact.LastTouch is { } touch ? Words.Of(touch.Channel) : null),
        ["industry"] = new(
            FieldKind.Word, profile => new FieldValue(profile.Sectors, null),
            (text, dictionaries) => dictionaries.Sectors.Contains(text) ? text : null, dictionaries => string.Join(", ", dictionaries.Sectors.Order(StringComparer.Ordinal))),
        ["country"] = new(
            FieldKind.Word, profile => FieldValue.Of(profile.Contact.Person.Country), (text, _) => CountryOf(text), _ => "ISO 3166-1 codes such as MX, or names in English or Spanish"),
        ["language"] = new(FieldKind.Word, profile => FieldValue.Of(profile.Contact.Person.Language), (text, _) => text is "es" or "en" ? text : null, _ => "es, en"),
        ["domain"] = new(
            FieldKind.Word, profile => new FieldValue(WithParents(profile.MailDomain), null),
            (text, _) => NormalizedAddress.Parse($"x@{text}")?.Domain, _ => "mail domains such as example.com"),
        ["employees"] = new(FieldKind.Number, profile => FieldValue.Of(profile.Contact.Person.Employees), (_, _) => null, _ => "whole numbers"),
        ["company"] = Text(profile => profile.Contact.Person.Company),
        ["jobTitle"] = Text(profile => profile.Contact.Person.JobTitle),
        ["campaign"] = Text(profile => profile.Contact.LastTouch?.Campaign),
    };

    /// <summary>As rules call it.</summary>
    public string Name { get; private init; } = "";

    public static IEnumerable<string> Names => [.. Known.Keys.Order(StringComparer.Ordinal), $"{AttributePrefix}…"];

    /// <summary>Null when there is no such field.</summary>
    public static RuleField? Find(string name) =>
        name.StartsWith(AttributePrefix, StringComparison.Ordinal) && name.Length > AttributePrefix.Length ? Attribute(name[AttributePrefix.Length..]) with { Name = name }
        : Known.TryGetValue(name, out var field) ? field with { Name = name } : null;

    private static RuleField Word<T>(Func<Profile, string?> word)
        where T : struct, Enum =>
        new(FieldKind.Word, profile => FieldValue.Of(word(profile)), (text, _) => Words.Find<T>(text) is { } value ? Words.Of(value) : null, _ => string.Join(", ", Words.All<T>()));

    private static RuleField Text(Func<Profile, string?> text) =>
        new(FieldKind.Text, profile => FieldValue.Of(PlainText.Of(text(profile))), Plain, _ => "texts with letters or digits");

    private static RuleField Attribute(string name) => new(
        FieldKind.Attribute,
        profile => profile.Contact.Attributes.GetValueOrDefault(name) is { } text ? new FieldValue([PlainText.Of(text)], SubmissionReader.Employees(text)) : FieldValue.Of(number: null),
        Plain,
        _ => "texts with letters or digits");

    private static string? Plain(string text, Dictionaries dictionaries) => PlainText.Of(text) is { Length: > 0 } plain ? plain : null;

    /// <summary>The platform's own list may lack countries; a code is a code all the same.</summary>
    private static string? CountryOf(string text) =>
        Countries.Code(text) ?? (text.Length == 2 && text.All(char.IsAsciiLetter) ? text.ToUpperInvariant() : null);

    /// <summary>Whoever writes from a part of a domain writes from the domain.</summary>
    private static List<string> WithParents(string domain)
    {
        var domains = new List<string>();
        for (var rest = domain; rest.Contains('.', StringComparison.Ordinal); rest = rest[(rest.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            domains.Add(rest);
        }

        return domains;
    }
}
