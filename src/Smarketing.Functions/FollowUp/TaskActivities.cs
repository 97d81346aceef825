using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Links;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.FollowUp;

public enum TaskLinkState
{
    /// <summary>It takes answers, be it only to correct the verdict that has ended the follow-up.</summary>
    Open,

    Over,
    Forged,
}

/// <summary>What a rep's link leads to; everything but the state is null where there is nothing to be shown.</summary>
public sealed record TaskView(TaskLinkState State, TaskLink? Link, Contact? Contact, Attempt? Attempt);

/// <param name="IsRecorded">Whether anything of the answer was new.</param>
public sealed record TaskResult(FollowUpReply Reply, bool IsRecorded, Contact Contact);

/// <summary>What lies behind a rep's link, and what their answer does to it.</summary>
public sealed class TaskActivities(
    ContactStore contacts, FollowUpActivities followUps, OutboxDrain outbox, SignedLink links, SmarketingConfiguration configuration, TimeProvider clock)
{
    public async Task<TaskView> FindAsync(string token, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var reading = links.Read(LinkPurpose.Task, token, now);
        if (reading.State == LinkState.Forged || TaskLink.Parse(reading.Subject) is not { } link)
        {
            return new TaskView(TaskLinkState.Forged, null, null, null);
        }

        var contact = await contacts.FindAsync(link.ContactId, cancellation);
        if (reading.State == LinkState.Expired
            || contact?.FollowUp is not { } followUp || followUp.Number != link.FollowUp || followUp.RepId != link.RepId
            || followUp.Attempts.FirstOrDefault(one => one.Number == link.Attempt) is not { } attempt)
        {
            return new TaskView(TaskLinkState.Over, null, null, null);
        }

        return new TaskView(followUp.IsOver ? TaskLinkState.Over : TaskLinkState.Open, link, contact, attempt);
    }

    /// <summary>Takes each part of the answer in turn; one that can't be taken ends it, and what came before stands.</summary>
    public async Task<TaskResult> AnswerAsync(TaskLink link, Contact contact, TaskAnswer answer, DurableTaskClient client, CancellationToken cancellation)
    {
        var isRecorded = false;
        var reply = FollowUpReply.Unchanged;
        foreach (var signal in SignalsOf(link, answer))
        {
            (reply, var rows) = await followUps.SignalAsync(link.ContactId, link.FollowUp, signal, clock.GetUtcNow(), cancellation, by: link.RepId);
            contact = rows.Contact ?? contact;
            isRecorded |= reply == FollowUpReply.Recorded;
            if (reply is not (FollowUpReply.Recorded or FollowUpReply.Unchanged))
            {
                break;
            }
        }

        if (answer.Note is not null && !isRecorded && contact.FollowUp is { IsOver: true })
        {
            reply = FollowUpReply.Over;
        }
        else if (answer.Note is { } note && reply is FollowUpReply.Recorded or FollowUpReply.Unchanged)
        {
            var noted = await contacts.ChangeAsync(link.ContactId, known => known is null ? null : NoteOn(known, link, note), cancellation);
            isRecorded |= noted.IsChanged;
            contact = noted.Contact ?? contact;
        }

        await outbox.DrainBrieflyAsync(link.ContactId, client);
        return new TaskResult(reply, isRecorded, contact);
    }

    public string LanguageOf(TaskView view) => configuration.Team.Find(view.Link?.RepId)?.Language ?? configuration.Company.Language;

    public TaskMoment MomentOf(FollowUpState followUp) => new(clock.GetUtcNow(), followUp.ClosesAt!.Value, configuration.CalendarOf(followUp.RepId), configuration.Team)
    {
        IsManager = followUp.RepId == Manager.Id,
        HasAttemptLeft = FollowUpReach.NextToMove(followUp) is not null,
    };

    /// <summary>Null where it is the manager's, or nobody's any more.</summary>
    public Rep? RepOf(TaskLink link) => configuration.Team.Reps.FirstOrDefault(rep => rep.Id == link.RepId);

    private static IEnumerable<FollowUpSignal> SignalsOf(TaskLink link, TaskAnswer answer)
    {
        if (answer.Outcome is { } outcome)
        {
            yield return new FollowUpSignal.Outcome(link.Attempt, outcome);
        }

        // After the outcome: whoever was reached is called back all the same.
        if (answer.CallBackAt is { } callBackAt)
        {
            yield return new FollowUpSignal.CallBack(callBackAt);
        }

        if (answer.Verdict is { } verdict)
        {
            yield return new FollowUpSignal.Decide(verdict);
        }

        // Last: it ends the follow-up for good, and stands over whatever verdict came with it.
        if (answer.DoNotContact)
        {
            yield return new FollowUpSignal.DoNotContact();
        }
    }

    /// <summary>The same note on the same attempt is one note.</summary>
    private ContactChange NoteOn(Contact contact, TaskLink link, string note)
    {
        var now = clock.GetUtcNow();
        var id = $"note-{ContactId.Derived(FormattableString.Invariant($"{link.FollowUp}/{link.Attempt}"), note)}";
        return new ContactChange(
            contact with { UpdatedAt = now },
            [TimelineEntry.Of(now, TimelineKind.Note, id, ("note", note), ("by", link.RepId), ("followUp", FormattableString.Invariant($"{link.FollowUp}")))], []);
    }
}
