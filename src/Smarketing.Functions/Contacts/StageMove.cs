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
    public static IEnumerable<Fact> Facts(Contact? before, Contact after, string cause, DateTimeOffset at) =>
        before?.Stage == after.Stage ? [] : [Fact.Of(at, FactKind, after.Subject, cause, ("from", From(before)), ("to", Words.Of(after.Stage)))];

    private static string? From(Contact? before) => before is null ? null : Words.Of(before.Stage);
}
