using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Email;

/// <summary>The mails that there are, and how each looks, for whoever has the key. Nothing is sent or stored.</summary>
public sealed class MailPreviewFunctions(MailPreview preview, ContactStore contacts, Problems problems, TimeProvider clock)
{
    private const string Html = "html";
    private const string Text = "text";
    private const string Json = "json";

    [Function("ListMails")]
    public IResult List([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/mails")] HttpRequest request) =>
        Replies.Json(new { Mails = preview.List().Select(listed => new { listed.Name, Kind = Words.Of(listed.Mail.Kind), To = Words.Of(listed.Mail.To), ContentLibrary.Languages }) });

    [Function("ShowMail")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/mails/{*name}")] HttpRequest request, string? name, CancellationToken cancellation)
    {
        var query = request.Query;
        var language = query["lang"].ToString() is { Length: > 0 } asked ? asked : null;
        if (preview.Find(name ?? "") is not { } found || (language is not null && !ContentLibrary.Languages.Contains(language)))
        {
            return problems.Of(request, Problem.NoSuchMail);
        }

        if (ErrorsIn(query) is { Count: > 0 } errors)
        {
            return problems.Of(request, Problem.Fields, errors: errors);
        }

        Contact? contact = null;
        IReadOnlyList<TimelineEntry> timeline = [];
        if (query["contact"].ToString() is { Length: > 0 } id)
        {
            contact = await contacts.ResolveAsync(id, cancellation);
            if (contact is null)
            {
                return problems.Of(request, Problem.NoSuchContact);
            }

            timeline = await contacts.TimelineAsync(contact.Id, cancellation);
        }

        var message = preview.Of(found, language, contact, timeline, clock.GetUtcNow());
        return query["format"] == Json ? MailPreviewReplies.Whole(found, message)
            : query["part"] == Text ? MailPreviewReplies.Text(message)
            : MailPreviewReplies.Html(request, message);
    }

    private static Dictionary<string, string[]> ErrorsIn(IQueryCollection query)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (query["part"].ToString() is not ("" or Html or Text))
        {
            errors["part"] = [$"must be {Html} or {Text}"];
        }

        if (query["format"].ToString() is not ("" or Json))
        {
            errors["format"] = [$"must be {Json}, or left out"];
        }

        return errors;
    }
}
