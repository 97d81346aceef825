using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Http;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Privacy;

/// <summary>What is held on a person, and the texts that people agreed to.</summary>
public sealed class ExportFunctions(ContactStore contacts, MailStore mails, LedgerStore ledger, SmarketingConfiguration configuration, Problems problems, TimeProvider clock)
{
    [Function("ExportContact")]
    public async Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/contacts/{id}/export")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await contacts.FindAsync(id, cancellation) is not { } contact)
        {
            return problems.Of(request, Problem.NoSuchContact);
        }

        if (contact.MergedInto is { } into)
        {
            return Replies.Merged(request, into, "/export");
        }

        var followUps = contact.EarlierFollowUps.Append(contact.FollowUp).OfType<FollowUp.FollowUpState>();
        var now = clock.GetUtcNow();
        var entries = await Task.WhenAll(followUps.Select(followUp => ledger.OfAsync(contact.Subject, followUp.StartedAt, (followUp.Ended?.At ?? now).AddTicks(1), cancellation)));
        request.HttpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"contact-{contact.Id}.json\"";
        return Replies.Json(ContactExport.Of(
            contact, await contacts.TimelineAsync(id, cancellation), await mails.ListAsync(id, cancellation), [.. entries.SelectMany(some => some)], configuration.Forms.Values, now));
    }

    [Function("ListConsentTexts")]
    public IResult ConsentTexts([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/consent-texts")] HttpRequest request) => Replies.Json(new
    {
        Texts = configuration.Forms.Values.SelectMany(form => form.Consent.Versions().Select(text => new
        {
            Form = form.Id,
            Purpose = ConsentHistory.MarketingMail,
            text.Version,
            Current = text.Version == form.Consent.Version,
            Es = text.Spanish,
            En = text.English,
        })),
    });
}
