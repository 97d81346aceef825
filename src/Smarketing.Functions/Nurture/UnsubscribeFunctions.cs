using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Http;
using Smarketing.Functions.Links;
using Smarketing.Functions.Pages;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Nurture;

/// <summary>The way out of every mail to a contact: a page with one button, and the mail program's own button (RFC 8058).</summary>
public sealed class UnsubscribeFunctions(ContactStore contacts, OutboxDrain outbox, SignedLink links, SmarketingConfiguration configuration, Problems problems, TimeProvider clock)
{
    [Function("Unsubscribe")]
    public async Task<IResult> UnsubscribeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "unsubscribe/{token}")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var reading = links.Read(LinkPurpose.Unsubscribe, token, clock.GetUtcNow());
        var contact = reading.State == LinkState.Valid ? await contacts.ResolveAsync(reading.Subject, cancellation) : null;
        var language = RequestLanguage.Of(request) ?? contact?.Person.Language ?? configuration.Company.Language;
        if (reading.State != LinkState.Valid)
        {
            return problems.Of(request, Problem.NoSuchLink, language);
        }

        if (HttpMethods.IsPost(request.Method))
        {
            var result = await contacts.ChangeAsync(reading.Subject, known => known is null ? null : Suppress.On(known, SuppressionReason.Unsubscribed, clock.GetUtcNow()), cancellation);
            await outbox.DrainBrieflyAsync(result.Contact?.Id ?? reading.Subject, client);
            contact = result.Contact;
        }

        // An erased contact gets the same answer: nobody is mailed, and the link tells nothing of who there was.
        return Page.Show<UnsubscribePage, UnsubscribePageModel>(
            new UnsubscribePageModel(language, configuration.Company.Name, contact?.Person.Email ?? "", IsDone: contact is null || contact.Suppressed is not null));
    }
}
