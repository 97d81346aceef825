using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Orchestration;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Nurture;

/// <summary>Which run of a track an orchestration is. Stored in histories that outlive deployments: only add to it.</summary>
public sealed record NurtureReference(string ContactId, int Number)
{
    public int Version { get; init; } = 1;
}

/// <summary>Takes a contact forward on its track: load, decide, save, send.</summary>
public sealed class NurtureActivities(ContactStore contacts, OutboxDrain outbox, SmarketingConfiguration configuration, TimeProvider clock)
{
    [Function(nameof(AdvanceNurture))]
    public async Task<Alarm> AdvanceNurture([ActivityTrigger] NurtureReference nurture, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var result = await contacts.ChangeOnlyAsync(
            nurture.ContactId,
            contact => contact is null ? null : NurtureDecider.On(contact, nurture.Number, clock.GetUtcNow(), configuration.Nurture),
            cancellation,
            marks: false);
        await outbox.DrainOrLeaveAsync(result.Rows, client, cancellation);
        return result.Contact?.Nurture is { IsOver: false } state && state.Number == nurture.Number ? new Alarm(state.NextAt) : new Alarm(At: null);
    }
}

/// <summary>How a run of a track is named outside its contact.</summary>
public static class NurtureKeys
{
    public static string Instance(string subject, int number) => FormattableString.Invariant($"nurture-{subject}-{number}");
}
