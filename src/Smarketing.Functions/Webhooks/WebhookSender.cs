using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Smarketing.Functions.Webhooks;

/// <summary>Posts a message to its endpoint. Nothing of the answer is kept but its status.</summary>
public sealed class WebhookSender(HttpClient http, WebhookOptions options, TimeProvider clock)
{
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(15);

    public async Task<WebhookResult> SendAsync(WebhookEndpoint endpoint, WebhookMessage message, CancellationToken cancellation)
    {
        var seconds = clock.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Url);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(message.Body));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("webhook-signature", WebhookSignature.Of(message.Id, seconds, message.Body, options.Secrets[endpoint.Id]));
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return new WebhookResult((int)response.StatusCode, RetryAfter: RetryAfter(response));
        }
        catch (HttpRequestException failure)
        {
            return new WebhookResult(null, Words.Of(failure.HttpRequestError));
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new WebhookResult(null, "timeout");
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } asked ? asked.Delta ?? (asked.Date - clock.GetUtcNow()) : null;
}
