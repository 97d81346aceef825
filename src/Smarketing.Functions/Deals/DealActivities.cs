using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Links;
using Smarketing.Functions.Orchestration;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Deals;

/// <summary>Which watch over a contact's deals an orchestration is. Stored in histories that outlive deployments: only add to it.</summary>
public sealed record DealReference(string ContactId, int Watch)
{
    public int Version { get; init; } = 1;
}

/// <summary>Takes a deal forward: load, decide, save, send.</summary>
public sealed class DealActivities(ContactStore contacts, OutboxDrain outbox, SignedLink links, SmarketingConfiguration configuration, TimeProvider clock)
{
    [Function(nameof(AdvanceDeal))]
    public async Task<Alarm> AdvanceDeal([ActivityTrigger] DealReference deal, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var result = await contacts.ChangeOnlyAsync(
            deal.ContactId,
            contact => contact is null ? null : DealDecider.Wake(contact, deal.Watch, now, configuration.Deals, configuration.Nurture),
            cancellation,
            marks: false);
        await outbox.DrainOrLeaveAsync(result.Rows, client, cancellation);
        return new Alarm(result.Contact is { } contact ? DealDecider.NextAlarm(contact, deal.Watch, configuration.Deals) : null);
    }

    /// <summary>What lies behind an owner's link.</summary>
    public async Task<DealLinkView> FindAsync(string token, CancellationToken cancellation)
    {
        var reading = links.Read(LinkPurpose.Deal, token, clock.GetUtcNow());
        if (reading.State == LinkState.Forged || DealLink.Parse(reading.Subject) is not { } link)
        {
            return new DealLinkView(IsForged: true, null, null);
        }

        var contact = await contacts.FindAsync(link.ContactId, cancellation);
        return reading.State == LinkState.Valid && link.Fits(contact) ? new DealLinkView(IsForged: false, link, contact) : new DealLinkView(IsForged: false, null, null);
    }

    public async Task<(DealReply Reply, Contact Contact)> SayAsync(DealLink link, Contact contact, DealAnswer answer, DurableTaskClient client, CancellationToken cancellation)
    {
        var reply = DealReply.Over;
        var result = await contacts.ChangeOnlyAsync(
            link.ContactId,
            known =>
            {
                var decision = link.Fits(known) ? DealDecider.Say(known!, answer, clock.GetUtcNow()) : DealDecision.Nothing(DealReply.Over);
                reply = decision.Reply;
                return decision.Change;
            },
            cancellation);
        await outbox.DrainBrieflyAsync(result.Rows, client);
        return (reply, result.Contact ?? contact);
    }

    /// <summary>Changes a contact's stage by what <paramref name="decide"/> makes of it; the contact is null where there is none.</summary>
    public async Task<ContactChangeResult> ChangeAsync(
        string contactId, Func<Contact, ContactChange?> decide, DurableTaskClient client, CancellationToken cancellation)
    {
        var result = await contacts.ChangeAsync(contactId, known => known is null ? null : decide(known), cancellation);
        if (result.IsChanged)
        {
            await outbox.DrainBrieflyAsync(result.Rows, client);
        }

        return result;
    }

    public Task<Contact?> FindContactAsync(string contactId, CancellationToken cancellation) => contacts.FindAsync(contactId, cancellation);
}

/// <param name="Contact">Null where the link is over: there is nothing to be shown.</param>
public sealed record DealLinkView(bool IsForged, DealLink? Link, Contact? Contact);

/// <summary>How the watch over a contact's deals is named outside its contact.</summary>
public static class DealKeys
{
    public static string Instance(string subject, int watch) => FormattableString.Invariant($"deal-{subject}-{watch}");
}
