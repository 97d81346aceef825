using Smarketing.Functions.Deals;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Contacts;

/// <summary>A contact as the API shows it.</summary>
public static class ContactView
{
    public static object Of(Contact contact, RuleSet rules, DateTimeOffset now)
    {
        var person = contact.Person;
        return new
        {
            contact.Id,
            person.Email,
            person.FirstName,
            person.LastName,
            person.Company,
            person.JobTitle,
            person.Phone,
            person.Employees,
            person.Industry,
            person.Country,
            person.Language,
            contact.Attributes,
            contact.Stage,
            contact.Disqualified,
            contact.Owner,
            contact.Rep,
            Fit = ScoreOf(contact.Fit),
            Interest = ScoreOf(Qualifier.Interest(rules, contact.Interest, now)),
            contact.Consent,
            contact.Suppressed,
            Source = new { First = contact.FirstTouch, Last = contact.LastTouch },
            FollowUp = contact.HasOpenFollowUp ? FollowUpOf(contact.FollowUp!, now) : null,
            FollowUps = contact.EarlierFollowUps.Concat(contact is { HasOpenFollowUp: false, FollowUp: { } ended } ? [ended] : []).Select(earlier => FollowUpOf(earlier, now)),
            Nurture = contact.Nurture is { IsOver: false } nurture ? new { nurture.Track, nurture.Step, nurture.NextAt } : null,
            contact.Recycled,
            Deal = DealView.Of(contact.Deal),
            contact.CreatedAt,
            contact.UpdatedAt,
        };
    }

    public static object FollowUpOf(FollowUpState followUp, DateTimeOffset now) => new
    {
        followUp.Number,
        followUp.StartedAt,
        Reached = followUp.ReachedAt is not null,
        Attempts = followUp.Attempts.Select(attempt => new
        {
            attempt.Number,
            attempt.Kind,
            attempt.OpensAt,
            attempt.DueAt,
            Status = attempt.StatusAt(followUp.Ended?.At ?? now),
            attempt.Outcome,
            attempt.At,
            Late = attempt.IsLate,
        }),
        FirstAttemptDueAt = followUp.Attempts is [var first, ..] ? first.DueAt : (DateTimeOffset?)null,
        followUp.ClosesAt,
        followUp.Ended,
    };

    public static object TimelineOf(TimelineEntry entry)
    {
        var shown = new Dictionary<string, object>(StringComparer.Ordinal) { ["at"] = entry.At, ["kind"] = entry.Kind };
        foreach (var (name, value) in entry.Details)
        {
            shown.TryAdd(name, value);
        }

        return shown;
    }

    private static object ScoreOf(Score score) => new { Score = score.Points, score.Reasons };
}
