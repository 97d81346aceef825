#nullable disable
using System.Net.Http.Headers;
using SendGrid.Helpers.Mail;
using DeclarationsOnly = Microsoft.Azure.Functions.Worker.DeclarationsOnly;

namespace SendGrid;

public abstract class BaseClient : ISendGridClient
{
    protected BaseClient(BaseClientOptions options) => throw DeclarationsOnly.Failure();

    protected BaseClient(HttpClient httpClient, BaseClientOptions options) => throw DeclarationsOnly.Failure();

    public enum Method
    {
        DELETE,
        GET,
        PATCH,
        POST,
        PUT,
    }

    public string UrlPath { get; set; }

    public string Version { get; set; }

    public string MediaType { get; set; }

    public virtual AuthenticationHeaderValue AddAuthorization(KeyValuePair<string, string> header) => throw DeclarationsOnly.Failure();

    public virtual Task<Response> MakeRequest(HttpRequestMessage request, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();

    public Task<Response> RequestAsync(Method method, string requestBody = null, string queryParams = null, string urlPath = null, CancellationToken cancellationToken = default) =>
        throw DeclarationsOnly.Failure();

    public Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default) => throw DeclarationsOnly.Failure();
}
