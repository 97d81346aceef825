using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Http;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Links;
using Smarketing.Functions.Pages;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Nurture;

/// <summary>The way out of every mail to a contact: a page with choices, and the mail program's own button (RFC 8058).</summary>
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

        var choice = MailChoice.None;
        var isNew = false;
        if (HttpMethods.IsPost(request.Method))
        {
            // Whatever can't be read as a choice is the mail program's own button, and that must never fail (RFC 8058).
            var fields = await RequestFields.ReadAsync(request, cancellation);
            choice = Words.Find<MailChoice>(fields["choice"]) ?? MailChoice.None;
            (contact, isNew) = await ChooseAsync(reading.Subject, choice, hasAgreed: fields["agree"] is not null, cancellation);
            await outbox.DrainBrieflyAsync(contact?.Id ?? reading.Subject, client);
        }

        // An erased contact gets the same answer as one who has unsubscribed: nobody is mailed, and the link tells nothing of who there was.
        var lacksConsent = choice == MailChoice.All && contact is not null && Suppress.MayTakeBack(contact);
        return Page.Show<UnsubscribePage, UnsubscribePageModel>(
            new UnsubscribePageModel(language, configuration.Company.Name, contact?.Person.Email ?? "", contact is null ? MailChoice.None : MailPreference.Of(contact), isNew)
            {
                ConsentText = contact is not null && Suppress.MayTakeBack(contact) ? FormOf(contact).Consent.In(language) : null,
                LacksConsent = lacksConsent,
                IsBounced = contact?.Suppressed is { IsTheirWish: false },
            },
            lacksConsent ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private async Task<(Contact? Contact, bool IsNew)> ChooseAsync(string contactId, MailChoice choice, bool hasAgreed, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var result = await contacts.ChangeAsync(
            contactId,
            known => known is null ? null : MailPreference.On(known, choice, hasAgreed ? ConsentOf(FormOf(known), now) : null, now, configuration.Nurture),
            cancellation);
        return (result.Contact, result.IsChanged);
    }

    private static Consent ConsentOf(Form form, DateTimeOffset now) => new(Given: true, form.Consent.Version, now, form.Id);

    /// <summary>The text to agree to is that of the form by which the contact had agreed, where there still is one.</summary>
    private Form FormOf(Contact contact) =>
        contact.Consent is { } consent && configuration.Forms.TryGetValue(consent.Form, out var form) ? form : configuration.Forms.Values.First();
}
