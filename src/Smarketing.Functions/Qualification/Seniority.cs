using System.Text.Json.Serialization;

namespace Smarketing.Functions.Qualification;

/// <summary>What a job title tells of what its holder decides.</summary>
[JsonConverter(typeof(WordConverter<Seniority>))]
public enum Seniority
{
    /// <summary>No title was given.</summary>
    Unknown,
    Specialist,
    Assistant,
    Manager,
    DecisionMaker,
    Student,
}

/// <summary>Reads seniority out of job titles in English and Spanish.</summary>
public static class JobTitle
{
    /// <summary>What comes before somebody else's title, or a department's: whoever reports to the director isn't one.</summary>
    private static readonly HashSet<string> LeadsToAnother = new(StringComparer.Ordinal)
    {
        "to", "for", "of", "at", "a", "al", "de", "del", "en", "para", "por",
    };

    private static readonly HashSet<string> Articles = new(StringComparer.Ordinal) { "the", "our", "el", "la", "los", "las" };

    /// <summary>Who studies is a student and who assists an assistant, whatever else the title names.</summary>
    private static readonly IReadOnlyList<Seniority> ByWeight = [Seniority.Student, Seniority.Assistant, Seniority.DecisionMaker, Seniority.Manager];

    public static Seniority Read(string? title, PhraseBook<Seniority> dictionary)
    {
        var words = PlainText.WordsOf(title);
        if (words.Count == 0)
        {
            return Seniority.Unknown;
        }

        var own = dictionary.FindIn(words).Where(found => found.Meaning == Seniority.Assistant || !IsAnothers(words, found.At)).Select(found => found.Meaning).ToHashSet();
        return ByWeight.FirstOrDefault(own.Contains, Seniority.Specialist);
    }

    private static bool IsAnothers(IReadOnlyList<string> words, int at)
    {
        var before = at > 0 && Articles.Contains(words[at - 1]) ? at - 2 : at - 1;
        return before >= 0 && LeadsToAnother.Contains(words[before]);
    }
}
