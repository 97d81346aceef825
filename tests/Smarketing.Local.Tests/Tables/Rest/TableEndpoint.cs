using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Smarketing.Local.Tests.Tables.Rest;

/// <summary>
/// An account of the Table service, asked over HTTP and signed with its key as
/// https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key says of Shared Key Lite.
/// </summary>
internal sealed class TableEndpoint(HttpClient http, Uri address, string account, string key)
{
    public const string Json = "application/json;odata=minimalmetadata";
    public const string DataServiceVersion = "3.0";
    private const string ServiceVersion = "2020-12-06";

    /// <summary>Where a resource of the account is, such as a table; what stands in <paramref name="resource"/> is escaped already.</summary>
    public Uri Address(string resource) => new($"{address.AbsoluteUri.TrimEnd('/')}/{resource}");

    public static HttpContent JsonContent(string json) => new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    public async Task<RestResponse> SendAsync(
        HttpMethod method, string resource, HttpContent? content = null, string? ifMatch = null, CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(method, Address(resource)) { Content = content };
        request.Headers.TryAddWithoutValidation("Accept", Json);
        request.Headers.TryAddWithoutValidation("DataServiceVersion", DataServiceVersion);
        request.Headers.TryAddWithoutValidation("x-ms-version", ServiceVersion);
        if (method == HttpMethod.Post)
        {
            request.Headers.TryAddWithoutValidation("Prefer", "return-no-content");
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        Sign(request);
        using var answer = await http.SendAsync(request, cancellation);
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        return new RestResponse((int)answer.StatusCode, headers, await answer.Content.ReadAsStringAsync(cancellation));
    }

    /// <remarks>An emulator names the account in the path too, so that there it stands twice in what is signed.</remarks>
    private void Sign(HttpRequestMessage request)
    {
        var date = TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var signed = Encoding.UTF8.GetBytes($"{date}\n/{account}{request.RequestUri!.AbsolutePath}");
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(key), signed));
        request.Headers.TryAddWithoutValidation("x-ms-date", date);
        request.Headers.TryAddWithoutValidation("Authorization", $"SharedKeyLite {account}:{signature}");
    }
}
