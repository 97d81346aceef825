using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Privacy;

/// <summary>What is held on a person, and the texts that people agreed to.</summary>
public sealed class ExportFunctions(ContactStore contacts, ExportActivities exports, SmarketingConfiguration configuration, Problems problems)
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

        request.HttpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"contact-{contact.Id}.json\"";
        return Replies.Json(await exports.OfAsync(contact, cancellation));
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
