using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Work;

namespace Smarketing.Functions.Leaves;

/// <summary>
/// Moves what a rep who is away has open to others. The leave is stored first and what is open is found anew each time, so
/// whatever a crash leaves behind is moved by the next look.
/// </summary>
public sealed class LeaveActivities(WorkItemStore work, MoveActivities moves, RepStore reps, TimeProvider clock, ILogger<LeaveActivities> log)
{
    /// <summary>More than a rep has open; were there more, the next look moves them.</summary>
    private const int ContactsMax = 500;

    /// <summary>A caller who has a person waiting waits no longer than this; the rest goes on by itself, or at the next look.</summary>
    private static readonly TimeSpan PatienceWithPerson = TimeSpan.FromSeconds(2);

    /// <summary>The rep is away from today, or since the current leave began, until a day. False when that was known.</summary>
    public async Task<bool> BeginAsync(Rep rep, DateOnly until, DurableTaskClient client, CancellationToken cancellation)
    {
        var today = rep.Calendar.DayOf(clock.GetUtcNow());
        var isNew = false;
        await reps.ChangeAsync(
            rep,
            before =>
            {
                var changed = before.WithLeave(new Leave(before.Away is { } leave && leave.Covers(today) ? leave.From : today, until), today);
                isNew = changed != before;
                return changed;
            },
            cancellation);
        await MoveOnBrieflyAsync(rep.Id, client);
        return isNew;
    }

    /// <summary>For a person who waits: moves what the rep has open, if the rep is away now.</summary>
    public async Task MoveOnBrieflyAsync(string repId, DurableTaskClient client)
    {
        try
        {
            await MoveOnAsync(rep => rep.Id == repId, client, CancellationToken.None).WaitAsync(PatienceWithPerson);
        }
        catch (Exception failure)
        {
            // The leave is stored; what is still open is found by the next look.
            Log.LeaveLeft(log, repId, failure);
        }
    }

    /// <summary>Moves what everybody who is away now has open.</summary>
    public Task MoveOnAsync(DurableTaskClient client, CancellationToken cancellation) => MoveOnAsync(_ => true, client, cancellation);

    private async Task MoveOnAsync(Func<Rep, bool> which, DurableTaskClient client, CancellationToken cancellation)
    {
        var (team, _) = await reps.ReadAsync(cancellation);
        foreach (var rep in team.Reps.Where(rep => which(rep) && rep.IsAway(clock.GetUtcNow())))
        {
            foreach (var contactId in await work.ContactsOfAsync(rep.Id, ContactsMax, cancellation))
            {
                try
                {
                    await moves.MoveAsync(contactId, MoveReason.Away, rep.Id, to: null, client, cancellation);
                }
                catch (Exception failure) when (!cancellation.IsCancellationRequested)
                {
                    Log.MoveFailed(log, contactId, failure);
                }
            }
        }
    }
}
