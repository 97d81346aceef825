namespace Smarketing.Functions.Contacts;

/// <summary>In which lists a contact stands: each is a partition of the index table.</summary>
public static class ContactIndex
{
    public const string Disqualified = "disqualified";

    /// <summary>None for a contact that has become part of another.</summary>
    public static IReadOnlyList<string> PartitionsOf(Contact contact)
    {
        if (contact.MergedInto is not null)
        {
            return [];
        }

        var list = contact.Disqualified is null ? Stage(contact.Stage) : Disqualified;
        IReadOnlyList<string> suppressed = contact.Suppressed is { } suppression ? [Suppressed(suppression.Why)] : [];
        return contact.Rep is { } rep ? [list, Rep(rep.Id), .. suppressed] : [list, .. suppressed];
    }

    /// <summary>Every list in which a contact may stand.</summary>
    public static IReadOnlyList<string> All(IEnumerable<string> reps) => [.. OwnedBy(null), .. Words.All<SuppressionReason>().Select(Suppressed), .. reps.Select(Rep)];

    public static string Stage(Stage stage) => $"stage|{Words.Of(stage)}";

    /// <summary>Who is mailed no more, by the word of the reason.</summary>
    public static string Suppressed(string why) => $"suppressed|{why}";

    public static string Rep(string repId) => $"rep|{repId}";

    /// <summary>The lists that hold everybody whom <paramref name="owner"/> answers for; all of them for null.</summary>
    public static IReadOnlyList<string> OwnedBy(Owner? owner)
    {
        var stages = Enum.GetValues<Stage>().Where(stage => owner is null || Stages.OwnerOf(stage) == owner).Select(Stage);
        return owner is null or Owner.Marketing ? [.. stages, Disqualified] : [.. stages];
    }

    /// <summary>The lists that a caller asks for, by the first of these that is said; all contacts where nothing is.</summary>
    public static IReadOnlyList<string> Asked(string stage, string owner, string rep, ContactTexts texts, Dictionary<string, string[]> errors)
    {
        if (stage.Length > 0)
        {
            return Words.Find<Stage>(stage) is { } known ? [Stage(known)] : Unknown<Stage>("stage", texts, errors);
        }

        if (owner.Length > 0)
        {
            return Words.Find<Owner>(owner) is { } known ? OwnedBy(known) : Unknown<Owner>("owner", texts, errors);
        }

        return rep.Length > 0 ? [Rep(rep)] : OwnedBy(null);
    }

    private static IReadOnlyList<string> Unknown<T>(string name, ContactTexts texts, Dictionary<string, string[]> errors)
        where T : struct, Enum
    {
        errors[name] = [texts.OneOf(Words.All<T>())];
        return [];
    }
}
