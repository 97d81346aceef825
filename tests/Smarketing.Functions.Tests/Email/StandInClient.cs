using System.Net;
using System.Net.Http.Headers;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Smarketing.Functions.Tests.Email;

/// <summary>Takes the mail and answers as it was told to.</summary>
internal sealed class StandInClient(HttpStatusCode status, string body = "", string? messageId = null) : ISendGridClient
{
    private readonly Exception? _failure;

    public StandInClient(Exception failure)
        : this(HttpStatusCode.Accepted) => _failure = failure;

    public SendGridMessage? Sent { get; private set; }

    public string? Ordered { get; private set; }

    public string UrlPath { get; set; } = string.Empty;

    public string Version { get; set; } = string.Empty;

    public string MediaType { get; set; } = string.Empty;

    public Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default)
    {
        Sent = msg;
        if (_failure is not null)
        {
            throw _failure;
        }

        var answer = new HttpResponseMessage(status) { Content = new StringContent(body) };
        if (messageId is not null)
        {
            answer.Headers.Add("X-Message-Id", messageId);
        }

        return Task.FromResult(new Response(status, answer.Content, answer.Headers));
    }

    public AuthenticationHeaderValue AddAuthorization(KeyValuePair<string, string> header) => throw new NotSupportedException();

    public Task<Response> MakeRequest(HttpRequestMessage request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<Response> RequestAsync(BaseClient.Method method, string? requestBody = null, string? queryParams = null, string? urlPath = null, CancellationToken cancellationToken = default)
    {
        Ordered = $"{method} {urlPath} {requestBody}";
        return _failure is null ? Task.FromResult(new Response(status, new StringContent(body), null)) : throw _failure;
    }
}
