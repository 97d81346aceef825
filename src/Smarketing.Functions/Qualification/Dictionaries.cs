using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Qualification;

/// <summary>How the words that people use for their work are understood: the shipped ones and the company's own.</summary>
public sealed record Dictionaries(PhraseBook<Seniority> Seniority, PhraseBook<string> Industry, IReadOnlySet<string> Sectors)
{
    public static readonly Dictionaries Shipped = With([], []);

    /// <summary>What a title can tell, in words.</summary>
    public static readonly IReadOnlyList<string> Seniorities = [.. Words.All<Seniority>().Where(word => word != Words.Of(Qualification.Seniority.Unknown))];

    public static Dictionaries Read(ConfigNode node)
    {
        var seniority = node.Has("seniority") ? node.Object("seniority", SeniorityOf) : [];
        var industry = node.Has("industry") ? node.Object("industry", IndustryOf) : [];
        return With(seniority, industry);
    }

    public IReadOnlyList<string> SectorsOf(string? industry) =>
        [.. Industry.FindIn(PlainText.WordsOf(industry)).Select(found => found.Meaning).Distinct(StringComparer.Ordinal)];

    private static Dictionaries With(IReadOnlyList<(Seniority Meaning, string Phrases)> seniority, IReadOnlyList<(string Sector, string Phrases)> industry)
    {
        IReadOnlyList<(string Sector, string Phrases)> sectors = [.. IndustryWords.All, .. industry];
        return new Dictionaries(
            new PhraseBook<Seniority>([.. SeniorityWords.All, .. seniority]),
            new PhraseBook<string>(sectors),
            sectors.Select(sector => sector.Sector).ToHashSet(StringComparer.Ordinal));
    }

    private static List<(Seniority, string)> SeniorityOf(ConfigNode node) =>
        [.. Seniorities.Where(node.Has).Select(word => (Words.Find<Seniority>(word)!.Value, PhrasesOf(node, word)))];

    private static List<(string, string)> IndustryOf(ConfigNode node)
    {
        var sectors = new List<(string, string)>();
        foreach (var sector in node.Names().Where(name => !name.StartsWith('$')))
        {
            if (sector.Length == 0 || !sector.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-'))
            {
                node.Fault(sector, "a sector's name may have lower-case letters, digits and hyphens only");
            }

            sectors.Add((sector, PhrasesOf(node, sector)));
        }

        return sectors;
    }

    private static string PhrasesOf(ConfigNode node, string name)
    {
        var phrases = node.Texts(name);
        if (phrases.Count == 0 || phrases.Any(phrase => PlainText.WordsOf(phrase).Count == 0))
        {
            node.Fault(name, "must list words or phrases");
        }

        return string.Join(',', phrases);
    }
}
