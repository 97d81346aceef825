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

/// <summary>The second step of a double opt-in: a page with one button. A mail scanner that follows the link confirms nothing.</summary>
public sealed class ConfirmFunctions(ContactStore contacts, OutboxDrain outbox, SignedLink links, SmarketingConfiguration configuration, Problems problems, TimeProvider clock)
{
    [Function("Confirm")]
    public async Task<IResult> ConfirmAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "confirm/{token}")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var reading = links.Read(LinkPurpose.Confirm, token, now);
        if (reading.State == LinkState.Forged)
        {
            return problems.Of(request, Problem.NoSuchLink);
        }

        var contact = reading.State == LinkState.Valid ? await contacts.ResolveAsync(reading.Subject, cancellation) : null;
        if (contact is not null && HttpMethods.IsPost(request.Method))
        {
            contact = (await contacts.ChangeAsync(contact.Id, known => known is null ? null : Confirm.On(known, now, configuration.Nurture), cancellation)).Contact;
            await outbox.DrainBrieflyAsync(contact?.Id ?? reading.Subject, client);
        }

        var language = RequestLanguage.Of(request) ?? contact?.Person.Language ?? configuration.Company.Language;
        return contact is null || !Confirm.IsFor(contact)
            ? problems.Of(request, Problem.ConfirmationOver, language)
            : Page.Show<ConfirmPage, ConfirmPageModel>(new ConfirmPageModel(language, configuration.Company.Name, contact.Person.Email, IsDone: contact.Consent is { Given: true }));
    }
}
