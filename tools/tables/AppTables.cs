namespace Smarketing.Tables;

internal static class AppTables
{
    public const string Contacts = "Contacts";

    /// <summary>
    /// In the order in which they are saved while the app runs. What takes people in comes before the contacts, so that it doesn't show as done what
    /// they lack; what follows from the contacts comes after them, so that it lacks nothing that they will not do again.
    /// </summary>
    public static readonly IReadOnlyList<string> InOrder =
    [
        "Idempotency", "Imports", Contacts, "Facts", "Rollups", "Reps", "Companies", "ContactIndex", "WorkItems",
        "Notices", "TeamMails", "Webhooks", "Agreements", "Obstacles", "Outbox", "Erasures",
    ];
}
