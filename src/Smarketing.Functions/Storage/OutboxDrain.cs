using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Storage;

/// <summary>Does what a contact's changes left to be done elsewhere. Two may do it at once, and it may be done again.</summary>
public sealed class OutboxDrain(OutboxStore outbox, ContactStore contacts, EffectActivities effects, AbsorbActivities absorption, TimeProvider clock, ILogger<OutboxDrain> log) : IDisposable
{
    /// <summary>A caller who has a person waiting waits no longer than this; the rest goes on by itself, or is swept.</summary>
    private static readonly TimeSpan PatienceWithPerson = TimeSpan.FromSeconds(2);

    /// <summary>So many that two contacts seldom share one.</summary>
    private const int Turns = 1024;

    private readonly Turn[] _turns = [.. Enumerable.Range(0, Turns).Select(_ => new Turn())];

    /// <summary>
    /// True when nothing is left. What fails is logged and stays for the sweep; the rest isn't held up by it. In one process a
    /// contact is drained by one at a time, so that nobody takes a mail for left behind that another is just sending.
    /// </summary>
    public Task<bool> DrainAsync(string contactId, DurableTaskClient client, CancellationToken cancellation) => DrainAsync(contactId, known: null, client, cancellation);

    /// <summary>For changes that set no marker, since their caller comes again until this is through: what can only be done later is left to the sweep.</summary>
    /// <param name="known">As the change has left them.</param>
    public async Task DrainOrLeaveAsync(ContactRows known, DurableTaskClient client, CancellationToken cancellation)
    {
        if (!await DrainAsync(known.ContactId, known, client, cancellation))
        {
            await outbox.MarkAsync(known.ContactId, cancellation);
        }
    }

    public void Dispose()
    {
        foreach (var turn in _turns)
        {
            turn.Free.Dispose();
        }
    }

    /// <summary>The same for somebody who waits: what isn't done soon goes on without them, even after they have gone.</summary>
    public Task DrainBrieflyAsync(string contactId, DurableTaskClient client) => DrainBrieflyAsync(contactId, known: null, client);

    /// <param name="known">As the change has left them.</param>
    public Task DrainBrieflyAsync(ContactRows known, DurableTaskClient client) => DrainBrieflyAsync(known.ContactId, known, client);

    private async Task DrainBrieflyAsync(string contactId, ContactRows? known, DurableTaskClient client)
    {
        try
        {
            await DrainAsync(contactId, known, client, CancellationToken.None).WaitAsync(PatienceWithPerson, clock);
        }
        catch (Exception failure)
        {
            // What the person said is stored; what follows from it is found by the sweep.
            Log.OutboxLeft(log, contactId, failure);
        }
    }

    private async Task<bool> DrainAsync(string contactId, ContactRows? known, DurableTaskClient client, CancellationToken cancellation)
    {
        using var trace = Telemetry.Traces.StartActivity("outbox");
        trace?.SetTag("contact", contactId);
        var turn = _turns[(uint)contactId.GetHashCode(StringComparison.Ordinal) % _turns.Length];
        await turn.Free.WaitAsync(cancellation);
        try
        {
            // Whoever has drained since may have done what was left then, on a contact that was further on.
            var rows = known?.Order > turn.DrainedAt ? known : await outbox.ReadAsync(contactId, cancellation);
            var isEmpty = true;
            foreach (var item in rows.Left)
            {
                // What was done for one item may have changed the contact for the next.
                var standing = item == rows.Left[0] && IsOfThem(rows) ? rows : rows with { Contact = await contacts.FindStoredAsync(contactId, cancellation), Timeline = null };
                isEmpty &= await DoAsync(standing, item, client, cancellation);
            }

            return isEmpty;
        }
        finally
        {
            turn.DrainedAt = outbox.NextOrder();
            turn.Free.Release();
        }
    }

    /// <summary>False where the contact is of before the last item: it was read in an earlier page of the same answer.</summary>
    private static bool IsOfThem(ContactRows rows) =>
        rows.Contact is not null && string.CompareOrdinal(rows.Left[^1].RowKey, ContactKeys.Outbox(rows.Contact.Revision)) <= 0;

    /// <summary>False where something of the item is left: that alone stays, since a signal that went out again with each try would wake who drains here.</summary>
    private async Task<bool> DoAsync(ContactRows standing, OutboxItem item, DurableTaskClient client, CancellationToken cancellation)
    {
        var left = standing.Contact is null ? [] : await LeftOfAsync(item, standing, client, cancellation);
        if (left.Count == 0)
        {
            return await outbox.RemoveAsync(standing.ContactId, item, cancellation);
        }

        if (left.Count < item.Effects.Count)
        {
            await outbox.KeepAsync(standing.ContactId, item, left, cancellation);
        }

        return false;
    }

    private async Task<IReadOnlyList<Effect>> LeftOfAsync(OutboxItem item, ContactRows standing, DurableTaskClient client, CancellationToken cancellation)
    {
        // What stays inside goes together, since each is a call to another table; what people and other programs are told goes in its order.
        var inside = await Task.WhenAll(item.Effects.Where(IsInside)
            .Select(async effect => (Effect: effect, IsDone: await TryAsync(effect, item, standing, client, cancellation))));
        var left = inside.Where(tried => !tried.IsDone).Select(tried => tried.Effect).ToList();
        foreach (var effect in item.Effects.Where(effect => !IsInside(effect)))
        {
            if (!await TryAsync(effect, item, standing, client, cancellation))
            {
                left.Add(effect);
            }

            if (effect is not Effect.Publish)
            {
                // A mail is an entry itself, which the next one may tell of.
                standing = standing with { Timeline = null };
            }
        }

        return left;
    }

    private static bool IsInside(Effect effect) => effect is not (Effect.Send or Effect.Publish or Effect.Absorb or Effect.Join);

    private async Task<bool> TryAsync(Effect effect, OutboxItem item, ContactRows standing, DurableTaskClient client, CancellationToken cancellation)
    {
        try
        {
            return await (effect switch
            {
                Effect.Absorb(var source) => absorption.AbsorbAsync(standing.ContactId, source, cancellation),
                Effect.Join(var target) => absorption.AbsorbAsync(target, standing.ContactId, cancellation),
                _ => effects.DoAsync(effect, standing.Contact!, standing.Timeline, client, cancellation),
            });
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Log.EffectFailed(log, standing.ContactId, item.RowKey, effect.GetType().Name, failure);
            return false;
        }
    }

    private sealed class Turn
    {
        public SemaphoreSlim Free { get; } = new(1);

        /// <summary>After what was read; set by who has the turn.</summary>
        public long DrainedAt { get; set; }
    }
}
