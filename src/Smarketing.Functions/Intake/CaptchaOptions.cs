using Microsoft.Extensions.Configuration;

namespace Smarketing.Functions.Intake;

/// <param name="Secrets">By service, of those that a form asks for.</param>
public sealed record CaptchaOptions(IReadOnlyDictionary<CaptchaService, string> Secrets)
{
    /// <summary>The settings <c>Captcha:Turnstile:Secret</c> and <c>Captcha:Hcaptcha:Secret</c>, and what is wrong with them.</summary>
    public static (CaptchaOptions Options, IReadOnlyList<string> Faults) Read(IConfiguration settings, IEnumerable<Form> forms)
    {
        var asked = forms.Select(form => form.Captcha).OfType<CaptchaService>().Distinct().ToList();
        var secrets = asked.ToDictionary(service => service, service => settings[NameOf(service)]?.Trim() ?? "");
        return (new CaptchaOptions(secrets), [.. secrets.Where(secret => secret.Value.Length == 0).Select(secret => $"setting {NameOf(secret.Key).Replace(":", "__", StringComparison.Ordinal)}: is missing, and a form asks for {Words.Of(secret.Key)}")]);
    }

    private static string NameOf(CaptchaService service) => $"Captcha:{service}:Secret";
}
