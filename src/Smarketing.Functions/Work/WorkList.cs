using System.Text.Json.Serialization;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Work;

/// <summary>What is to be done.</summary>
[JsonConverter(typeof(WordConverter<WorkKind>))]
public enum WorkKind
{
    Call,
    Mail,

    /// <summary>The person was reached: is it worth a sales process?</summary>
    Verdict,
}

/// <param name="Attempt">The attempt whose link leads to it.</param>
public sealed record WorkLine(Contact Contact, WorkKind Kind, int Attempt, DateTimeOffset DueAt, bool IsOverdue);

/// <summary>A rep's open work, made of the contacts as they stand: overdue first, and then by when it is due.</summary>
public static class WorkList
{
    public static IReadOnlyList<WorkLine> Of(IEnumerable<Contact> contacts, string repId, DateTimeOffset now) =>
        [.. contacts.SelectMany(contact => LinesOf(contact, repId, now)).OrderBy(line => line.DueAt).ThenBy(line => line.Contact.Id, StringComparer.Ordinal)];

    private static IEnumerable<WorkLine> LinesOf(Contact contact, string repId, DateTimeOffset now)
    {
        if (contact.FollowUp is not { Ended: null } followUp || followUp.RepId != repId)
        {
            return [];
        }

        var open = followUp.Attempts
            .Where(attempt => attempt is { IsPending: true, OpenedAt: not null })
            .Select(attempt => new WorkLine(contact, attempt.Kind == AttemptKind.Call ? WorkKind.Call : WorkKind.Mail, attempt.Number, attempt.DueAt, now >= attempt.DueAt))
            .ToList();
        return open.Count == 0 && followUp is { ReachedAt: not null } && followUp.Attempts.LastOrDefault(attempt => attempt.OpenedAt is not null) is { } last
            ? [VerdictOn(contact, followUp, last, now)]
            : open;
    }

    private static WorkLine VerdictOn(Contact contact, FollowUpState followUp, Attempt last, DateTimeOffset now)
    {
        var dueAt = followUp.VerdictReminderAt ?? followUp.ClosesAt!.Value;
        return new WorkLine(contact, WorkKind.Verdict, last.Number, dueAt, now >= dueAt);
    }
}
