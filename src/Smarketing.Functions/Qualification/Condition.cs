namespace Smarketing.Functions.Qualification;

/// <summary>What must be true of somebody for a rule to count. What isn't known of somebody meets no comparison.</summary>
public abstract record Condition
{
    private Condition()
    {
    }

    public abstract bool Holds(Profile profile);

    /// <summary>Every part; without any, everybody.</summary>
    public sealed record All(IReadOnlyList<Condition> Parts) : Condition
    {
        public override bool Holds(Profile profile) => Parts.All(part => part.Holds(profile));
    }

    public sealed record Any(IReadOnlyList<Condition> Parts) : Condition
    {
        public override bool Holds(Profile profile) => Parts.Any(part => part.Holds(profile));
    }

    /// <summary>Also for whoever it isn't known of.</summary>
    public sealed record Not(Condition Part) : Condition
    {
        public override bool Holds(Profile profile) => !Part.Holds(profile);
    }

    public sealed record Known(RuleField Field, bool Expected) : Condition
    {
        public override bool Holds(Profile profile) => Field.Of(profile).IsKnown == Expected;
    }

    public sealed record IsIn(RuleField Field, IReadOnlyList<string> Values) : Condition
    {
        public override bool Holds(Profile profile) => Field.Of(profile).Texts.Any(text => Values.Contains(text, StringComparer.Ordinal));
    }

    public sealed record Contains(RuleField Field, IReadOnlyList<string> Parts) : Condition
    {
        public override bool Holds(Profile profile) => Field.Of(profile).Texts.Any(text => Parts.Any(part => text.Contains(part, StringComparison.Ordinal)));
    }

    /// <summary>Whole words: "obra" isn't in "maniobra".</summary>
    public sealed record MatchesWord(RuleField Field, IReadOnlyList<string> Phrases) : Condition
    {
        public override bool Holds(Profile profile) => Field.Of(profile).Texts.Any(text => Phrases.Any(phrase => $" {text} ".Contains($" {phrase} ", StringComparison.Ordinal)));
    }

    public sealed record Within(RuleField Field, int Least, int Most) : Condition
    {
        public override bool Holds(Profile profile) => Field.Of(profile).Number is { } number && number >= Least && number <= Most;
    }
}
