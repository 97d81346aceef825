namespace Smarketing.Functions.Contacts;

/// <summary>In which lists a contact stands: each is a partition of the index table.</summary>
public static class ContactIndex
{
    public const string Disqualified = "disqualified";

    public static IReadOnlyList<string> PartitionsOf(Contact contact)
    {
        var list = contact.Disqualified is null ? Stage(contact.Stage) : Disqualified;
        return contact.Rep is { } rep ? [list, Rep(rep.Id)] : [list];
    }

    public static string Stage(Stage stage) => $"stage|{Words.Of(stage)}";

    public static string Rep(string repId) => $"rep|{repId}";

    /// <summary>The lists that hold everybody whom <paramref name="owner"/> answers for; all of them for null.</summary>
    public static IReadOnlyList<string> OwnedBy(Owner? owner)
    {
        var stages = Enum.GetValues<Stage>().Where(stage => owner is null || Stages.OwnerOf(stage) == owner).Select(Stage);
        return owner is null or Owner.Marketing ? [.. stages, Disqualified] : [.. stages];
    }
}
