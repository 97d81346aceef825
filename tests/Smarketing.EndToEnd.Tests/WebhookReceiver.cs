using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>Another program that takes webhooks, on this machine.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly HttpListener _listener = new();
    private readonly Task _receiving;

    public WebhookReceiver()
    {
        Url = new Uri($"http://127.0.0.1:{LocalProgram.FreePort()}/hook/");
        _listener.Prefixes.Add(Url.ToString());
        _listener.Start();
        _receiving = ReceiveAsync();
    }

    public Uri Url { get; }

    /// <summary>What it answers from now on.</summary>
    public int Status { get; set; } = 204;

    public ConcurrentQueue<ReceivedWebhook> Received { get; } = [];

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _receiving;
        _listener.Close();
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                var headers = context.Request.Headers;
                Received.Enqueue(new ReceivedWebhook(headers["webhook-id"]!, headers["webhook-timestamp"]!, headers["webhook-signature"]!, await reader.ReadToEndAsync()));
                context.Response.StatusCode = Status;
                context.Response.RedirectLocation = Status == 302 ? Url.ToString() : null;
                context.Response.Close();
            }
        }
        catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}

internal sealed record ReceivedWebhook(string Id, string Timestamp, string Signature, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Type => (string)Json["type"]!;

    public JsonNode Data => Json["data"]!;

    /// <summary>As a receiver checks it.</summary>
    public bool IsSigned => Signature.Split(' ').Contains(
        $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(WebhookReceiver.Secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Body}")))}");
}
