using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Smarketing.Functions.Email;
using Smarketing.Local.Http;

namespace Smarketing.Local.Pages;

/// <summary><c>/local/mails</c>: every mail that there is, as it would be sent. A browser has no function key, so the previews of the API come here without one.</summary>
internal sealed class MailSampleEndpoints(ConsoleSettings settings)
{
    // What the mail shows is invented, but its words are a marketer's: it may do nothing but look like itself.
    private const string MailPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/local/mails", LocalPage.Methods, http => LocalPage.WriteAsync<MailSamplesPage>(http, new() { ["Mails"] = settings.Mails }));
        endpoints.MapMethods("/local/mails/{language}/{**name}", LocalPage.Methods, ShowAsync);
    }

    private Task ShowAsync(HttpContext http)
    {
        var (language, name) = ((string)http.Request.RouteValues["language"]!, (string?)http.Request.RouteValues["name"]);
        if (!ContentLibrary.Languages.Contains(language) || settings.Mails.FirstOrDefault(mail => mail.Name == name) is not { } sample)
        {
            return HostProblem.WriteAsync(http, StatusCodes.Status404NotFound);
        }

        var message = sample.Preview(language);
        LocalPage.SetHeaders(http.Response, MailPolicy);
        return http.Request.Query["part"] == "text"
            ? TypedResults.Text(message.Text, "text/plain; charset=utf-8").ExecuteAsync(http)
            : TypedResults.Content(message.Html, "text/html; charset=utf-8").ExecuteAsync(http);
    }
}
