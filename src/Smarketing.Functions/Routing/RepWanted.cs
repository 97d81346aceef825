using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Routing;

/// <summary>A follow-up that waits for its rep.</summary>
internal sealed record RepWanted(Contact Contact, FollowUpState FollowUp)
{
    public DateTimeOffset At => FollowUp.Move?.At ?? FollowUp.StartedAt;

    public TaskCompletionSource<LedgerEntry> Given { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
