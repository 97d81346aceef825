using Microsoft.AspNetCore.Http;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Pages;

namespace Smarketing.Functions.FollowUp;

/// <summary>The page behind a rep's link.</summary>
public sealed class TaskPages(ContactStore contacts, MailComposer composer, SmarketingConfiguration configuration, TimeProvider clock)
{
    /// <param name="errors">What was wrong with an answer that could not be taken; <paramref name="typed"/> is that answer.</param>
    public async Task<IResult> ShowAsync(
        TaskView view, string language, TaskNotice notice, int status, CancellationToken cancellation,
        IReadOnlyDictionary<string, string[]>? errors = null, IReadOnlyDictionary<string, string>? typed = null)
    {
        var (contact, attempt) = (view.Contact!, view.Attempt!);
        var followUp = contact.FollowUp!;
        var now = clock.GetUtcNow();
        var mail = composer.ModelFor(contact, attempt, await contacts.TimelineAsync(contact.Id, cancellation), language);
        var model = new TaskPageModel
        {
            Language = language,
            CompanyName = configuration.Company.Name,
            TimeZone = mail.TimeZone,
            WorkLink = mail.WorkLink,
            Today = configuration.Team.Reps.FirstOrDefault(rep => rep.Id == followUp.RepId)?.Calendar.DayOf(now),
            Contact = mail.Contact!,
            AttemptNumber = attempt.Number,
            AttemptCount = followUp.Attempts.Count,
            IsCall = attempt.Kind == AttemptKind.Call,
            DueAt = attempt.DueAt,
            IsOverdue = attempt.StatusAt(followUp.Ended?.At ?? now) == AttemptStatus.Missed,
            ClosesAt = mail.Task!.ClosesAt,
            Why = mail.Why,
            History = mail.History,
            Draft = mail.Task.Draft,
            Colleagues = [.. configuration.Team.Reps.Where(rep => rep.Id != followUp.RepId).Select(rep => new TaskColleague(rep.Id, rep.Name))],
            Outcome = attempt is { Outcome: { } outcome, At: { } at } ? new RecordedAnswer(Words.Of(outcome), at, UntilOf(at, now, followUp.Ended is null || FollowUpReach.EndedByOutcome(followUp))) : null,
            Verdict = followUp.Verdict is { } verdict
                ? new RecordedAnswer(
                    Words.Of(verdict.Verdict.Kind), verdict.At, UntilOf(verdict.FirstAt, now, !followUp.IsSettled && verdict.Verdict.Kind != VerdictKind.Accept), verdict.Verdict.Reason is { } reason ? Words.Of(reason) : null)
                : null,
            TakesVerdict = FollowUpDecider.TakesVerdict(followUp, now),
            LaterOutcomes = followUp.Ended is null ? [.. Enum.GetValues<AttemptOutcome>().Where(attempt.MayBringLater).Select(Words.Of)] : [],
            TakesOutcome = attempt is { IsSkipped: false, OpenedAt: not null } && followUp.Ended is null,
            IsOver = followUp.IsOver,
            Notice = notice,
            Typed = typed ?? new Dictionary<string, string>(StringComparer.Ordinal),
            Errors = (errors ?? new Dictionary<string, string[]>(StringComparer.Ordinal)).ToDictionary(error => error.Key, error => (IReadOnlyList<string>)error.Value, StringComparer.Ordinal),
        };
        return Page.Show<TaskPage, TaskPageModel>(model, status);
    }

    /// <summary>Where a rep is sent whose task has gone to somebody else.</summary>
    public string WorkLinkOf(TaskView view) => composer.WorkLinkOf(view.Link!, view.Contact!.FollowUp!);

    private static DateTimeOffset? UntilOf(DateTimeOffset at, DateTimeOffset now, bool isOpen) =>
        isOpen && now <= at + FollowUpDecider.CorrectableFor ? at + FollowUpDecider.CorrectableFor : null;
}
