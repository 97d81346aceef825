using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Storage;

/// <summary>Does what a contact's changes left to be done elsewhere. Two may do it at once, and it may be done again.</summary>
public sealed class OutboxDrain(OutboxStore outbox, ContactStore contacts, EffectActivities effects, AbsorbActivities absorption, TimeProvider clock, ILogger<OutboxDrain> log) : IDisposable
{
    /// <summary>A caller who has a person waiting waits no longer than this; the rest goes on by itself, or is swept.</summary>
    private static readonly TimeSpan PatienceWithPerson = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>
    /// True when nothing is left. What fails is logged and stays for the sweep; the rest isn't held up by it. In one process a
    /// contact is drained by one at a time, so that nobody takes a mail for left behind that another is just sending.
    /// </summary>
    public async Task<bool> DrainAsync(string contactId, DurableTaskClient client, CancellationToken cancellation)
    {
        using var trace = Telemetry.Traces.StartActivity("outbox");
        trace?.SetTag("contact", contactId);
        var turn = _turns[(uint)contactId.GetHashCode(StringComparison.Ordinal) % _turns.Length];
        await turn.WaitAsync(cancellation);
        try
        {
            var isEmpty = true;
            var (contact, items) = await outbox.ReadAsync(contactId, cancellation);
            foreach (var item in items)
            {
                // What was done for one item may have changed the contact for the next.
                var standing = item == items[0] && IsOfThem(contact, items) ? contact : await contacts.FindStoredAsync(contactId, cancellation);
                isEmpty &= await DoAsync(contactId, standing, item, client, cancellation);
            }

            return isEmpty;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>For changes that set no marker, since their caller comes again until this is through: what can only be done later is left to the sweep.</summary>
    public async Task DrainOrLeaveAsync(string contactId, DurableTaskClient client, CancellationToken cancellation)
    {
        if (!await DrainAsync(contactId, client, cancellation))
        {
            await outbox.MarkAsync(contactId, cancellation);
        }
    }

    public void Dispose()
    {
        foreach (var turn in _turns)
        {
            turn.Dispose();
        }
    }

    /// <summary>The same for somebody who waits: what isn't done soon goes on without them, even after they have gone.</summary>
    public async Task DrainBrieflyAsync(string contactId, DurableTaskClient client)
    {
        try
        {
            await DrainAsync(contactId, client, CancellationToken.None).WaitAsync(PatienceWithPerson, clock);
        }
        catch (Exception failure)
        {
            // What the person said is stored; what follows from it is found by the sweep.
            Log.OutboxLeft(log, contactId, failure);
        }
    }

    /// <summary>False where the contact is of before the last item: it was read in an earlier page of the same answer.</summary>
    private static bool IsOfThem(Contact? contact, IReadOnlyList<OutboxItem> items) =>
        contact is not null && string.CompareOrdinal(items[^1].RowKey, ContactKeys.Outbox(contact.Revision)) <= 0;

    /// <summary>False where something of the item is left: that alone stays, since a signal that went out again with each try would wake who drains here.</summary>
    private async Task<bool> DoAsync(string contactId, Contact? contact, OutboxItem item, DurableTaskClient client, CancellationToken cancellation)
    {
        var left = contact is null ? [] : await LeftOfAsync(item, contact, client, cancellation);
        if (left.Count == 0)
        {
            await outbox.RemoveAsync(contactId, item, cancellation);
        }
        else if (left.Count < item.Effects.Count)
        {
            await outbox.KeepAsync(contactId, item, left, cancellation);
        }

        return left.Count == 0;
    }

    private async Task<IReadOnlyList<Effect>> LeftOfAsync(OutboxItem item, Contact contact, DurableTaskClient client, CancellationToken cancellation)
    {
        // What stays inside goes together, since each is a call to another table; what people and other programs are told goes in its order.
        var inside = await Task.WhenAll(item.Effects.Where(IsInside)
            .Select(async effect => (Effect: effect, IsDone: await TryAsync(effect, item.RowKey, contact, client, cancellation))));
        var left = inside.Where(tried => !tried.IsDone).Select(tried => tried.Effect).ToList();
        foreach (var effect in item.Effects.Where(effect => !IsInside(effect)))
        {
            if (!await TryAsync(effect, item.RowKey, contact, client, cancellation))
            {
                left.Add(effect);
            }
        }

        return left;
    }

    private static bool IsInside(Effect effect) => effect is not (Effect.Send or Effect.Publish or Effect.Absorb or Effect.Join);

    private async Task<bool> TryAsync(Effect effect, string rowKey, Contact contact, DurableTaskClient client, CancellationToken cancellation)
    {
        try
        {
            return await (effect switch
            {
                Effect.Absorb(var source) => absorption.AbsorbAsync(contact.Id, source, cancellation),
                Effect.Join(var target) => absorption.AbsorbAsync(target, contact.Id, cancellation),
                _ => effects.DoAsync(effect, contact, client, cancellation),
            });
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Log.EffectFailed(log, contact.Id, rowKey, effect.GetType().Name, failure);
            return false;
        }
    }
}
