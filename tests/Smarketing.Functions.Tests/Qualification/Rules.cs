using System.Text.Json;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Tests.Qualification;

/// <summary>Rule sets and contacts for tests.</summary>
internal static class Rules
{
    public static readonly DateTimeOffset Now = Mexico.At(2026, 1, 5, 9);

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The shipped section, comments and all, with <paramref name="members"/> in place of its members of the same names.</summary>
    public static string Section(string members)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Repository.PathTo("config", "smarketing.json")), Lenient);
        using var changed = JsonDocument.Parse($"{{{members}}}", Lenient);
        var names = changed.RootElement.EnumerateObject().Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        var kept = file.RootElement.GetProperty("qualification").EnumerateObject().Where(member => !names.Contains(member.Name));
        return $"{{{string.Join(',', kept.Concat(changed.RootElement.EnumerateObject()))}}}";
    }

    public static RuleSet Read(string members)
    {
        var (rules, faults) = Parse(members);
        Assert.Empty(faults);
        return rules;
    }

    public static (RuleSet Rules, IReadOnlyList<string> Faults) Parse(string members)
    {
        var reading = new ConfigReading();
        using var section = JsonDocument.Parse(Section(members), Lenient);
        return (ConfigNode.ReadRoot(section.RootElement, reading, RuleSet.Read), reading.Faults);
    }

    /// <summary>The shipped section with this one fit rule, of 50 points.</summary>
    public static string OneRule(string when) => $$"""
        "fit": { "threshold": 40, "rules": [{ "id": "rule", "points": 50, "when": {{when}} }] }
        """;

    public static Contact Contact(string email = "ana@gmail.com", Stage stage = Stage.Prospect) => new()
    {
        Id = "contact",
        Subject = "subject",
        Person = new Person { Email = email, Language = "es" },
        Stage = stage,
        CreatedAt = Now,
        UpdatedAt = Now,
    };
}
