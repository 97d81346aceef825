using System.Globalization;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Work;

/// <summary>That a rep has an open follow-up, and when its next thing is due.</summary>
public sealed record WorkItem(string RepId, DateTimeOffset DueAt, string ContactId)
{
    /// <summary>The contact's only one; null where no rep has anything to do for the contact.</summary>
    public static WorkItem? Of(Contact contact) => contact.FollowUp is { Ended: null, RepId: { } rep } followUp ? new WorkItem(rep, DueOf(followUp), contact.Id) : null;

    private static DateTimeOffset DueOf(FollowUpState followUp) =>
        followUp.Attempts.Where(attempt => attempt.IsPending).Select(attempt => (DateTimeOffset?)attempt.DueAt).Min() ?? followUp.VerdictReminderAt ?? followUp.ClosesAt!.Value;
}

/// <summary>The rows of the WorkItems table, whose partition is the rep.</summary>
public static class WorkKeys
{
    private const string Time = "yyyyMMddTHHmmssfffffff";

    /// <summary>In order of time.</summary>
    public static string Row(WorkItem item) => $"{item.DueAt.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture)}|{item.ContactId}";

    public static DateTimeOffset DueOf(string row) => DateTimeOffset.ParseExact(row.AsSpan(0, Time.Length), Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
