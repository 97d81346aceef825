using System.Globalization;

namespace Smarketing.Functions.Contacts;

/// <summary>What has become known of a person, as it is kept in the timeline: a line for each field, "jobTitle: Directora".</summary>
public static class PersonChanges
{
    private const string Separator = ": ";

    private static readonly (string Name, Func<Person, string?> Value)[] Fields =
    [
        ("firstName", person => person.FirstName), ("lastName", person => person.LastName), ("company", person => person.Company), ("jobTitle", person => person.JobTitle),
        ("phone", person => person.Phone), ("employees", person => person.Employees?.ToString(CultureInfo.InvariantCulture)), ("industry", person => person.Industry), ("country", person => person.Country),
    ];

    /// <summary>Null where nothing has.</summary>
    public static string? Between(Person before, Person after) =>
        string.Join('\n', Fields.Where(field => field.Value(after) is { } value && value != field.Value(before)).Select(field => $"{field.Name}{Separator}{OneLine(field.Value(after)!)}")) is { Length: > 0 } lines ? lines : null;

    public static IEnumerable<(string Name, string Value)> Read(string changes) =>
        changes.Split('\n').Select(line => line.Split(Separator, 2)).Where(parts => parts.Length == 2).Select(parts => (parts[0], parts[1]));

    private static string OneLine(string value) => value.ReplaceLineEndings(" ");
}
