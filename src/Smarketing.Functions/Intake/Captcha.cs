using System.Text.Json;

namespace Smarketing.Functions.Intake;

/// <summary>Services that tell persons from programs by the site-verify protocol.</summary>
public enum CaptchaService
{
    Turnstile,
    Hcaptcha,
}

public enum CaptchaVerdict
{
    Passed,
    Failed,

    /// <summary>The service didn't answer, or answered that the fault is on our side.</summary>
    Unknown,
}

/// <summary>What the services ask, and what their answers mean.</summary>
public static class Captcha
{
    private const int TokenLengthMax = 8192;

    /// <summary>Errors that no visitor can make.</summary>
    private static readonly HashSet<string> OurFaults = new(StringComparer.Ordinal)
    {
        "missing-input-secret", "invalid-input-secret", "bad-request", "internal-error", "sitekey-secret-mismatch", "not-using-dummy-secret", "not-using-dummy-passcode", "invalid-remoteip",
    };

    public static Uri AddressOf(CaptchaService service) => service == CaptchaService.Turnstile
        ? new Uri("https://challenges.cloudflare.com/turnstile/v0/siteverify")
        : new Uri("https://api.hcaptcha.com/siteverify");

    /// <summary>The token that the service's widget put into the form; null for none that could be one.</summary>
    public static string? TokenIn(IReadOnlyDictionary<string, string> fields, CaptchaService service) =>
        fields.GetValueOrDefault(service == CaptchaService.Turnstile ? FieldNames.TurnstileToken : FieldNames.HcaptchaToken) is { Length: <= TokenLengthMax } token ? token : null;

    /// <param name="answer">The service's answer, as it came.</param>
    public static CaptchaVerdict VerdictOf(string answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("success", out var success) || success.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                return CaptchaVerdict.Unknown;
            }

            return success.GetBoolean() ? CaptchaVerdict.Passed : ErrorsOf(root).Any(OurFaults.Contains) ? CaptchaVerdict.Unknown : CaptchaVerdict.Failed;
        }
        catch (JsonException)
        {
            return CaptchaVerdict.Unknown;
        }
    }

    private static IEnumerable<string> ErrorsOf(JsonElement root) => root.TryGetProperty("error-codes", out var errors) && errors.ValueKind == JsonValueKind.Array
        ? errors.EnumerateArray().Where(error => error.ValueKind == JsonValueKind.String).Select(error => error.GetString()!)
        : [];
}
