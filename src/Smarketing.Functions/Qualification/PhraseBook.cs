namespace Smarketing.Functions.Qualification;

/// <summary>A phrase that stands in a text.</summary>
/// <param name="At">The index of its first word.</param>
public readonly record struct FoundPhrase<T>(int At, T Meaning);

/// <summary>Phrases and what they mean.</summary>
public sealed class PhraseBook<T>
{
    /// <summary>By their first word, the longest first.</summary>
    private readonly Dictionary<string, List<Phrase>> _phrases = new(StringComparer.Ordinal);

    /// <param name="meanings">Lists of phrases with commas between them. Of the same phrase the later meaning counts.</param>
    public PhraseBook(IEnumerable<(T Meaning, string Phrases)> meanings)
    {
        foreach (var (meaning, phrases) in meanings)
        {
            foreach (var words in phrases.Split(',').Select(PlainText.WordsOf).Where(words => words.Count > 0))
            {
                Add(new Phrase(words, meaning));
            }
        }
    }

    /// <summary>From the first word to the last; where several phrases begin at a word it is the longest, and what it covers belongs to no other.</summary>
    public IReadOnlyList<FoundPhrase<T>> FindIn(IReadOnlyList<string> words)
    {
        var found = new List<FoundPhrase<T>>();
        for (var at = 0; at < words.Count;)
        {
            if (_phrases.TryGetValue(words[at], out var candidates) && candidates.Find(phrase => phrase.IsAt(words, at)) is { } match)
            {
                found.Add(new FoundPhrase<T>(at, match.Meaning));
                at += match.Words.Count;
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    private void Add(Phrase phrase)
    {
        if (!_phrases.TryGetValue(phrase.Words[0], out var sameStart))
        {
            _phrases[phrase.Words[0]] = sameStart = [];
        }

        sameStart.RemoveAll(other => other.Words.SequenceEqual(phrase.Words));
        sameStart.Add(phrase);
        sameStart.Sort((one, other) => other.Words.Count.CompareTo(one.Words.Count));
    }

    private sealed record Phrase(IReadOnlyList<string> Words, T Meaning)
    {
        public bool IsAt(IReadOnlyList<string> words, int at) =>
            at + Words.Count <= words.Count && !Words.Where((word, i) => words[at + i] != word).Any();
    }
}
