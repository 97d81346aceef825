using Microsoft.DurableTask.Client;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Contacts;

public enum MergeReply
{
    Merged,
    NoSuchContact,
    NoSuchTarget,

    /// <summary>Both ids are one contact.</summary>
    Same,

    /// <summary>One of the two is part of another merge.</summary>
    InProgress,
}

/// <param name="Contact">The contact that both are now; null where they aren't.</param>
public sealed record MergeResult(MergeReply Reply, Contact? Contact);

/// <summary>Merges one contact into another, in steps that go on by themselves after a crash.</summary>
public sealed class MergeActivities(ContactStore contacts, AbsorbActivities absorption, OutboxDrain outbox, TimeProvider clock)
{
    public async Task<MergeResult> MergeAsync(string sourceId, string intoId, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await contacts.FindAsync(sourceId, cancellation) is not { } source)
        {
            return new MergeResult(MergeReply.NoSuchContact, null);
        }

        if (await contacts.ResolveAsync(intoId, cancellation) is not { } target)
        {
            return new MergeResult(MergeReply.NoSuchTarget, null);
        }

        if (source.MergedInto is null)
        {
            if (target.Id == sourceId)
            {
                return new MergeResult(MergeReply.Same, null);
            }

            await FinishAsync(source, cancellation);
            await FinishAsync(target, cancellation);
            var announced = await contacts.ChangeOnlyAsync(target.Id, known => known is null ? null : ContactMerge.Announce(known, sourceId, clock.GetUtcNow()), cancellation);
            if (announced.Contact?.Absorbing?.Source != sourceId)
            {
                // It has stepped back itself since, or takes in another.
                return new MergeResult(MergeReply.InProgress, null);
            }

            await contacts.ChangeOnlyAsync(
                sourceId,
                known => known is null ? null : ContactMerge.StepBack(known, target.Id, clock.GetUtcNow()),
                cancellation);
        }

        return await CompleteAsync(sourceId, target.Id, client, cancellation);
    }

    private async Task<MergeResult> CompleteAsync(string sourceId, string targetId, DurableTaskClient client, CancellationToken cancellation)
    {
        // Whatever others did meanwhile, what is stored tells whether it is so now.
        if (await contacts.FindAsync(sourceId, cancellation) is not { MergedInto: { } direct }
            || (await contacts.ResolveAsync(sourceId, cancellation) is { } standing && standing.Id != targetId))
        {
            return new MergeResult(MergeReply.InProgress, null);
        }

        var isAbsorbed = await absorption.AbsorbAsync(direct, sourceId, cancellation);
        await outbox.DrainBrieflyAsync(sourceId, client);
        await outbox.DrainBrieflyAsync(targetId, client);
        return !isAbsorbed ? new MergeResult(MergeReply.InProgress, null)
            : await contacts.FindAsync(targetId, cancellation) is { } both ? new MergeResult(MergeReply.Merged, both) : new MergeResult(MergeReply.NoSuchTarget, null);
    }

    /// <summary>An earlier merge into this contact that a crash has held up goes first.</summary>
    private async Task FinishAsync(Contact contact, CancellationToken cancellation)
    {
        if (contact.Absorbing is { } waiting)
        {
            await absorption.AbsorbAsync(contact.Id, waiting.Source, cancellation);
        }
    }
}
