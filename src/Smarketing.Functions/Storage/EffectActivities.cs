using Microsoft.DurableTask.Client;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Notices;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Orchestration;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Webhooks;

namespace Smarketing.Functions.Storage;

/// <summary>Does one thing that must follow a change of a contact. It may be asked to do it again.</summary>
public sealed class EffectActivities(ContactListActivities lists, FactStore facts, MailActivities mails, NoticeStore notices, WebhookActivities webhooks)
{
    /// <summary>True when nothing is left to do; false when it must be looked at again later.</summary>
    /// <param name="timeline">The contact's; null where it isn't known.</param>
    public async Task<bool> DoAsync(Effect effect, Contact contact, IReadOnlyList<TimelineEntry>? timeline, DurableTaskClient client, CancellationToken cancellation)
    {
        switch (effect)
        {
            case Effect.StartFollowUp(var number):
                await StartFollowUpAsync(contact, number, client, cancellation);
                return true;
            case Effect.SignalFollowUp(var number, var cause):
                await InstanceActivities.SignalAsync(FollowUpKeys.Instance(contact.Subject, number), cause, () => StartFollowUpAsync(contact, number, client, cancellation), client, cancellation);
                return true;
            case Effect.StartNurture(var number):
                await StartNurtureAsync(contact, number, client, cancellation);
                return true;
            case Effect.SignalNurture(var number, var cause):
                await InstanceActivities.SignalAsync(NurtureKeys.Instance(contact.Subject, number), cause, () => StartNurtureAsync(contact, number, client, cancellation), client, cancellation);
                return true;
            case Effect.StartDeal(var watch):
                await StartDealAsync(contact, watch, client, cancellation);
                return true;
            case Effect.SignalDeal(var watch, var cause):
                await InstanceActivities.SignalAsync(DealKeys.Instance(contact.Subject, watch), cause, () => StartDealAsync(contact, watch, client, cancellation), client, cancellation);
                return true;
            case Effect.Tell tell:
                await notices.AddAsync(contact, tell, cancellation);
                return true;
            case Effect.Append(var happened):
                await facts.AppendAsync(happened, cancellation);
                return true;
            case Effect.Index(var left):
                await lists.RefreshAsync(contact, left, cancellation);
                return true;
            case Effect.RefreshWork(var left):
                await lists.RefreshWorkAsync(contact, left, cancellation);
                return true;
            case Effect.Send send:
                return await mails.SendAsync(send, contact, cancellation, timeline);
            case Effect.Publish(var message):
                await webhooks.PublishAsync(message, cancellation);
                return true;
            default:
                throw new InvalidOperationException($"Nothing is known of the effect {effect.GetType().Name}.");
        }
    }

    private static Task StartFollowUpAsync(Contact contact, int number, DurableTaskClient client, CancellationToken cancellation) =>
        contact.FollowUp is { IsOver: false } state && state.Number == number
            ? InstanceActivities.StartAsync(nameof(FollowUpOrchestrator), new FollowUpReference(contact.Id, number), FollowUpKeys.Instance(contact.Subject, number), client, cancellation)
            : Task.CompletedTask;

    private static Task StartNurtureAsync(Contact contact, int number, DurableTaskClient client, CancellationToken cancellation) =>
        contact.Nurture is { IsOver: false } state && state.Number == number
            ? InstanceActivities.StartAsync(nameof(NurtureOrchestrator), new NurtureReference(contact.Id, number), NurtureKeys.Instance(contact.Subject, number), client, cancellation)
            : Task.CompletedTask;

    private static Task StartDealAsync(Contact contact, int watch, DurableTaskClient client, CancellationToken cancellation) =>
        contact.Deal is { IsOver: false } deal && deal.Watch == watch
            ? InstanceActivities.StartAsync(nameof(DealOrchestrator), new DealReference(contact.Id, watch), DealKeys.Instance(contact.Subject, watch), client, cancellation)
            : Task.CompletedTask;
}
