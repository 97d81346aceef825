#nullable disable
namespace SendGrid;

public class SendGridClient : BaseClient
{
    public SendGridClient(SendGridClientOptions options)
        : base(options)
    {
    }

    public SendGridClient(HttpClient httpClient, SendGridClientOptions options)
        : base(httpClient, options)
    {
    }

    public SendGridClient(string apiKey, string host = null, Dictionary<string, string> requestHeaders = null, string version = null, string urlPath = null)
        : base(new SendGridClientOptions { ApiKey = apiKey })
    {
    }

    public SendGridClient(
        HttpClient httpClient,
        string apiKey,
        string host = null,
        Dictionary<string, string> requestHeaders = null,
        string version = null,
        string urlPath = null,
        bool httpErrorAsException = false)
        : base(httpClient, new SendGridClientOptions { ApiKey = apiKey })
    {
    }
}
