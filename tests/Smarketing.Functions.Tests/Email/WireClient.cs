using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Smarketing.Functions.Tests.Email;

/// <summary>Posts a message over real HTTP under the names that SendGrid documents for it: what its own client does, where the build has but its declaration.</summary>
internal sealed class WireClient(HttpClient http, string host, string key) : ISendGridClient
{
    private static readonly JsonSerializerOptions AsDocumented = new() { PropertyNamingPolicy = new DocumentedNames(), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public string UrlPath { get; set; } = string.Empty;

    public string Version { get; set; } = "v3";

    public string MediaType { get; set; } = "application/json";

    public Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default) =>
        RequestAsync(BaseClient.Method.POST, JsonSerializer.Serialize(msg, AsDocumented), urlPath: "mail/send", cancellationToken: cancellationToken);

    public Task<Response> RequestAsync(BaseClient.Method method, string? requestBody = null, string? queryParams = null, string? urlPath = null, CancellationToken cancellationToken = default) =>
        MakeRequest(new HttpRequestMessage(new HttpMethod(method.ToString()), $"{host}/{Version}/{urlPath}") { Content = new StringContent(requestBody ?? "", Encoding.UTF8, MediaType) }, cancellationToken);

    public async Task<Response> MakeRequest(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        request.Headers.Authorization = AddAuthorization(KeyValuePair.Create("Authorization", $"Bearer {key}"));
        var answer = await http.SendAsync(request, cancellationToken);
        return new Response(answer.StatusCode, answer.Content, answer.Headers);
    }

    public AuthenticationHeaderValue AddAuthorization(KeyValuePair<string, string> header) => AuthenticationHeaderValue.Parse(header.Value);

    /// <summary>The wire's names are the properties' in snake case, but for these.</summary>
    private sealed class DocumentedNames : JsonNamingPolicy
    {
        public override string ConvertName(string name) => name switch
        {
            nameof(SendGridMessage.Contents) => "content",
            nameof(Personalization.Tos) => "to",
            nameof(Personalization.Ccs) => "cc",
            nameof(Personalization.Bccs) => "bcc",
            _ => SnakeCaseLower.ConvertName(name),
        };
    }
}
