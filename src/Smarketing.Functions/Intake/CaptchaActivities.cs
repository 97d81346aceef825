using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Smarketing.Functions.Intake;

/// <summary>Asks a service whether a person filled in a form.</summary>
public sealed class CaptchaActivities(HttpClient http, CaptchaOptions options, ILogger<CaptchaActivities> log)
{
    /// <summary>Somebody waits before a form: so long, and no longer.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(3);

    private const int GuidBytes = 16;

    /// <param name="client">Null where it isn't known.</param>
    public async Task<CaptchaVerdict> VerifyAsync(CaptchaService service, string token, IPAddress? client, CancellationToken cancellation)
    {
        var verdict = await AskAsync(service, token, client, cancellation);
        if (verdict == CaptchaVerdict.Unknown)
        {
            Log.CaptchaUnknown(log, service);
        }

        return verdict;
    }

    private async Task<CaptchaVerdict> AskAsync(CaptchaService service, string token, IPAddress? client, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["secret"] = options.Secrets[service], ["response"] = token };
        if (client is not null)
        {
            fields["remoteip"] = client.ToString();
        }

        if (service == CaptchaService.Turnstile)
        {
            // Asked again before its answer was remembered, the service doesn't take the token for used.
            fields["idempotency_key"] = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, GuidBytes)).ToString();
        }

        try
        {
            using var body = new FormUrlEncodedContent(fields);
            using var answer = await http.PostAsync(Captcha.AddressOf(service), body, cancellation);
            return Captcha.VerdictOf(await answer.Content.ReadAsStringAsync(cancellation));
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return CaptchaVerdict.Unknown;
        }
    }
}
