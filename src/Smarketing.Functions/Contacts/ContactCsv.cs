using System.Globalization;
using Smarketing.Functions.Csv;
using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Contacts;

/// <summary>Contacts as rows of a file. The names are those that an import takes, so what was given out can be taken in.</summary>
public static class ContactCsv
{
    private static readonly (string Name, Func<Contact, Score, object?> Value)[] Columns =
    [
        ("id", (contact, _) => contact.Id),
        ("email", (contact, _) => contact.Person.Email),
        ("firstName", (contact, _) => contact.Person.FirstName),
        ("lastName", (contact, _) => contact.Person.LastName),
        ("company", (contact, _) => contact.Person.Company),
        ("jobTitle", (contact, _) => contact.Person.JobTitle),
        ("phone", (contact, _) => contact.Person.Phone),
        ("employees", (contact, _) => contact.Person.Employees),
        ("industry", (contact, _) => contact.Person.Industry),
        ("country", (contact, _) => contact.Person.Country),
        ("language", (contact, _) => contact.Person.Language),
        (RecordFields.Stage, (contact, _) => Words.Of(contact.Stage)),
        (RecordFields.At, (contact, _) => contact.StageTimes.TryGetValue(contact.Stage, out var since) ? Time(since) : null),
        ("owner", (contact, _) => Words.Of(contact.Owner)),
        ("rep", (contact, _) => contact.Rep?.Id),
        ("disqualified", (contact, _) => contact.Disqualified is { } disqualified ? Words.Of(disqualified.Reason) : null),
        ("fit", (contact, _) => contact.Fit.Points),
        ("interest", (_, interest) => interest.Points),
        (RecordFields.Consent, (contact, _) => contact.Consent is { Given: true } ? "yes" : null),
        (RecordFields.ConsentAt, (contact, _) => contact.Consent is { Given: true } consent ? Time(consent.At) : null),
        (RecordFields.ConsentVersion, (contact, _) => contact.Consent is { Given: true } consent ? consent.TextVersion : null),
        (RecordFields.Unsubscribed, (contact, _) => contact.Suppressed is { IsTheirWish: true } ? "yes" : null),
        (RecordFields.Source, (contact, _) => contact.FirstTouch is { } touch ? Words.Of(touch.Channel) : null),
        (RecordFields.Campaign, (contact, _) => contact.FirstTouch?.Campaign),
        ("createdAt", (contact, _) => Time(contact.CreatedAt)),
        ("updatedAt", (contact, _) => Time(contact.UpdatedAt)),
    ];

    public static readonly string Header = CsvText.Of([Columns.Select(column => column.Name)]);

    public static string Rows(IEnumerable<Contact> contacts, RuleSet rules, DateTimeOffset now) => CsvText.Of(contacts.Select(contact =>
    {
        var interest = Qualifier.Interest(rules, contact.Interest, now);
        return Columns.Select(column => column.Value(contact, interest));
    }));

    private static string Time(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
