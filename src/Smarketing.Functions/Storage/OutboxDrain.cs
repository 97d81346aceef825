using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Orchestration;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Storage;

/// <summary>Does what a contact's changes left to be done elsewhere. Two may do it at once, and it may be done again.</summary>
public sealed class OutboxDrain(
    OutboxStore outbox, ContactStore contacts, ContactIndexStore index, FactStore facts, MailActivities mails, ILogger<OutboxDrain> log) : IDisposable
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
        var turn = _turns[(uint)contactId.GetHashCode(StringComparison.Ordinal) % _turns.Length];
        await turn.WaitAsync(cancellation);
        try
        {
            var isEmpty = true;
            foreach (var item in await outbox.ListAsync(contactId, cancellation))
            {
                if (await DoAsync(contactId, item, client, cancellation))
                {
                    await outbox.RemoveAsync(contactId, item, cancellation);
                }
                else
                {
                    isEmpty = false;
                }
            }

            return isEmpty;
        }
        finally
        {
            turn.Release();
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
            await DrainAsync(contactId, client, CancellationToken.None).WaitAsync(PatienceWithPerson);
        }
        catch (Exception failure)
        {
            // What the person said is stored; what follows from it is found by the sweep.
            Log.OutboxLeft(log, contactId, failure);
        }
    }

    private async Task<bool> DoAsync(string contactId, OutboxItem item, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await contacts.FindAsync(contactId, cancellation) is not { } contact)
        {
            return true;
        }

        var isDone = true;
        foreach (var effect in item.Effects)
        {
            try
            {
                isDone &= await DoAsync(effect, contact, client, cancellation);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                Log.EffectFailed(log, contactId, item.RowKey, effect.GetType().Name, failure);
                isDone = false;
            }
        }

        return isDone;
    }

    private async Task<bool> DoAsync(Effect effect, Contact contact, DurableTaskClient client, CancellationToken cancellation)
    {
        switch (effect)
        {
            case Effect.StartFollowUp(var number):
                await StartFollowUpAsync(contact, number, client, cancellation);
                return true;
            case Effect.SignalFollowUp(var number, var cause):
                await SignalAsync(FollowUpKeys.Instance(contact.Subject, number), cause, () => StartFollowUpAsync(contact, number, client, cancellation), client, cancellation);
                return true;
            case Effect.StartNurture(var number):
                await StartNurtureAsync(contact, number, client, cancellation);
                return true;
            case Effect.SignalNurture(var number, var cause):
                await SignalAsync(NurtureKeys.Instance(contact.Subject, number), cause, () => StartNurtureAsync(contact, number, client, cancellation), client, cancellation);
                return true;
            case Effect.Append(var happened):
                await facts.AppendAsync(happened, cancellation);
                return true;
            case Effect.Index(var left):
                await RefreshIndexAsync(contact, left, cancellation);
                return true;
            case Effect.Send send:
                return await mails.SendAsync(send, contact, cancellation);
            default:
                throw new InvalidOperationException($"Nothing is known of the effect {effect.GetType().Name}.");
        }
    }

    /// <summary>Another process may have moved the contact on meanwhile, and what was true for it must not be taken away.</summary>
    private async Task RefreshIndexAsync(Contact contact, IReadOnlyList<string> left, CancellationToken cancellation)
    {
        await index.RefreshAsync(contact, left, cancellation);
        if (left.Count > 0 && await contacts.FindAsync(contact.Id, cancellation) is { } now && now.Revision != contact.Revision)
        {
            await index.RefreshAsync(now, [], cancellation);
        }
    }

    private static Task StartFollowUpAsync(Contact contact, int number, DurableTaskClient client, CancellationToken cancellation) =>
        contact.FollowUp is { IsOver: false } state && state.Number == number
            ? StartAsync(nameof(FollowUpOrchestrator), new FollowUpReference(contact.Id, number), FollowUpKeys.Instance(contact.Subject, number), client, cancellation)
            : Task.CompletedTask;

    private static Task StartNurtureAsync(Contact contact, int number, DurableTaskClient client, CancellationToken cancellation) =>
        contact.Nurture is { IsOver: false } state && state.Number == number
            ? StartAsync(nameof(NurtureOrchestrator), new NurtureReference(contact.Id, number), NurtureKeys.Instance(contact.Subject, number), client, cancellation)
            : Task.CompletedTask;

    /// <summary>
    /// Starts an instance unless it is there, in whatever state. Hosts differ in what they throw for one that is there,
    /// so its presence is asked for before and after instead.
    /// </summary>
    private static async Task StartAsync(string orchestrator, object input, string instanceId, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await client.GetInstanceAsync(instanceId, cancellation) is not null)
        {
            return;
        }

        try
        {
            var once = new StartOrchestrationOptions(instanceId).WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, once, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            if (await client.GetInstanceAsync(instanceId, cancellation) is null)
            {
                throw;
            }
        }
    }

    /// <summary>Raises the signal; an instance that isn't there is started instead, and one that has finished needs none.</summary>
    private static async Task SignalAsync(string instanceId, string cause, Func<Task> start, DurableTaskClient client, CancellationToken cancellation)
    {
        var instance = await client.GetInstanceAsync(instanceId, cancellation);
        if (instance is null)
        {
            await start();
            return;
        }

        if (instance.IsCompleted)
        {
            return;
        }

        try
        {
            await client.RaiseEventAsync(instanceId, AlarmClockOrchestrator.Signal, cause, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            if (await client.GetInstanceAsync(instanceId, cancellation) is { IsCompleted: false })
            {
                throw;
            }
        }
    }
}
