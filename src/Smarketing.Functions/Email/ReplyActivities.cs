using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Links;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Email;

/// <summary>Stores what people answer to mails. The same mail told again is the same answer.</summary>
public sealed class ReplyActivities(ContactStore contacts, OutboxDrain outbox, SignedLink links, SmarketingConfiguration configuration, TimeProvider clock)
{
    /// <summary>A mail to an address that isn't one of ours is nobody's, and comes to nothing.</summary>
    public async Task ReceiveAsync(InboundMail mail, DurableTaskClient client, CancellationToken cancellation)
    {
        if (configuration.Company.ReplyDomain is not { } domain || mail.Recipients.Select(to => ReplyAddress.Read(to, domain, links)).FirstOrDefault(read => read is not null) is not { } address)
        {
            return;
        }

        var result = await contacts.ChangeAsync(
            address.ContactId, known => known is null ? null : ReplyDecider.On(known, address, mail, configuration, clock.GetUtcNow()), cancellation);
        await outbox.DrainBrieflyAsync(result.Contact?.Id ?? address.ContactId, client);
    }
}
