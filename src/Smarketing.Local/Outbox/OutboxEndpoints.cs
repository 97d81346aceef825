using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Smarketing.Functions.Http;
using Smarketing.Local.Http;
using Smarketing.Local.Pages;
using Smarketing.Local.Time;

namespace Smarketing.Local.Outbox;

/// <summary><c>/local/outbox</c>: the mails, for scripts as JSON, for people as pages.</summary>
internal sealed class OutboxEndpoints(OutboxStore store, ConsoleSettings settings)
{
    private const int MailsOnPage = 200;

    // The mail's own HTML: shown in a frame that may do nothing, since it carries what strangers typed into forms.
    private const string FramePolicy = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; frame-ancestors 'self'";

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/local/outbox", LocalPage.Methods, ListAsync);
        endpoints.MapMethods("/local/outbox/{id:long}", LocalPage.Methods, http => WithMailAsync(http, ShowAsync));
        endpoints.MapMethods("/local/outbox/{id:long}/html", LocalPage.Methods, http => WithMailAsync(http, WriteHtmlAsync));
        endpoints.MapMethods("/local/outbox/{id:long}/attachments/{number:int}", LocalPage.Methods, http => WithMailAsync(http, WriteAttachmentAsync));
    }

    private async Task ListAsync(HttpContext http)
    {
        var to = http.Request.Query["to"].ToString() is { Length: > 0 } address ? address : null;
        if (RequestLanguage.IsBrowser(http.Request))
        {
            await LocalPage.WriteAsync<OutboxPage>(http, new()
            {
                ["Mails"] = await store.LatestAsync(to, MailsOnPage),
                ["To"] = to,
                ["Zone"] = settings.Zone,
            });
            return;
        }

        // An unescaped plus sign of an offset arrives as a space.
        var after = http.Request.Query["after"].ToString().Replace(' ', '+');
        var afterId = 0L;
        DateTimeOffset? afterInstant = null;
        if (after.Length > 0 && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out afterId))
        {
            if (!IsoTime.TryParseInstant(after, out var instant))
            {
                await HostProblem.WriteAsync(http, StatusCodes.Status400BadRequest, "after: write a mail's id, or an instant with its offset.");
                return;
            }

            afterInstant = instant;
        }

        http.Response.Headers.CacheControl = "no-store";
        var mails = (await store.ListAsync(to, afterId, afterInstant)).Select(OutboxView.Of);
        await http.Response.WriteAsJsonAsync(mails, OutboxViewJson.Default.IEnumerableOutboxView, contentType: null, http.RequestAborted);
    }

    private async Task WithMailAsync(HttpContext http, Func<HttpContext, OutboxMail, Task> write)
    {
        var id = long.Parse((string)http.Request.RouteValues["id"]!, CultureInfo.InvariantCulture);
        await (await store.FindAsync(id) is { } mail ? write(http, mail) : HostProblem.WriteAsync(http, StatusCodes.Status404NotFound));
    }

    private Task ShowAsync(HttpContext http, OutboxMail mail) =>
        LocalPage.WriteAsync<MailPage>(http, new() { ["Mail"] = mail, ["Zone"] = settings.Zone });

    private static Task WriteHtmlAsync(HttpContext http, OutboxMail mail)
    {
        LocalPage.SetHeaders(http.Response, FramePolicy);
        return TypedResults.Content(InFrame(mail.Message.Html), "text/html; charset=utf-8").ExecuteAsync(http);
    }

    /// <summary>Lets links open beside the frame: the pages behind them refuse to be framed.</summary>
    private static string InFrame(string html)
    {
        const string head = "<head>";
        const string beside = "<base target=\"_blank\">";
        var at = html.IndexOf(head, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? beside + html : html.Insert(at + head.Length, beside);
    }

    private static Task WriteAttachmentAsync(HttpContext http, OutboxMail mail)
    {
        var number = int.Parse((string)http.Request.RouteValues["number"]!, CultureInfo.InvariantCulture);
        if (mail.Message.Attachments.ElementAtOrDefault(number) is not { } attachment)
        {
            return HostProblem.WriteAsync(http, StatusCodes.Status404NotFound);
        }

        LocalPage.SetHeaders(http.Response, FramePolicy);
        return TypedResults.Bytes(attachment.Content, attachment.ContentType, attachment.Name).ExecuteAsync(http);
    }
}
