using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Contacts;

/// <summary>What is told of a contact who has come to another stage; nothing where the stage is the same.</summary>
public static class StageMove
{
    /// <summary>What a fact of it is called.</summary>
    public const string FactKind = "stage";

    /// <param name="before">Null for a contact who is new.</param>
    public static IEnumerable<TimelineEntry> Timeline(Contact? before, Contact after, string cause, DateTimeOffset at) =>
        before?.Stage == after.Stage ? [] : [TimelineEntry.Of(at, TimelineKind.Stage, cause, ("from", From(before)), ("to", Words.Of(after.Stage)))];

    /// <inheritdoc cref="Timeline"/>
    public static IEnumerable<Fact> Facts(Contact? before, Contact after, string cause, DateTimeOffset at)
    {
        if (before?.Stage == after.Stage)
        {
            return [];
        }

        DateTimeOffset? since = before is not null && before.StageTimes.TryGetValue(before.Stage, out var came) ? came : null;
        return [FactOf(after, before?.Stage, after.Stage, since, cause, at)];
    }

    /// <param name="from">Null for a contact who is new.</param>
    /// <param name="since">When the contact came to <paramref name="from"/>.</param>
    public static Fact FactOf(Contact contact, Stage? from, Stage to, DateTimeOffset? since, string cause, DateTimeOffset at)
    {
        // What a CRM tells late may be older than what is known here.
        var minutes = since is { } came && from < to ? Fact.Minutes(at > came ? at - came : TimeSpan.Zero) : null;
        return Fact.Of(
            at, FactKind, contact.Subject, cause,
            [("from", from is { } left ? Words.Of(left) : null), ("to", Words.Of(to)), ("minutes", minutes), .. Attribution.Of(contact), .. to == Stage.Mql ? OfMql(contact) : []]);
    }

    private static IEnumerable<(string Name, string? Value)> OfMql(Contact contact) =>
        [.. Attribution.OfCell(contact.FollowUp), ("after", contact.Recycled is [.., var last] ? Attribution.ReasonOf(last.Reason) : null)];

    private static string? From(Contact? before) => before is null ? null : Words.Of(before.Stage);
}
