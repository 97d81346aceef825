using Microsoft.Extensions.Configuration;

namespace Smarketing.Functions.Email;

/// <summary>The public keys by which SendGrid's posts are known. Without a key every post is refused.</summary>
/// <param name="EventKeys">Of the signed event webhook.</param>
/// <param name="InboundKeys">Of the security policy of Inbound Parse.</param>
public sealed record SendGridWebhookOptions(IReadOnlyList<byte[]> EventKeys, IReadOnlyList<byte[]> InboundKeys)
{
    /// <summary>The settings, and what is wrong with them. Each is one key, or two with a comma between them while one replaces the other.</summary>
    public static (SendGridWebhookOptions Options, IReadOnlyList<string> Faults) Read(IConfiguration settings)
    {
        var faults = new List<string>();
        return (new SendGridWebhookOptions(Keys(settings, "SendGrid:EventKeys", faults), Keys(settings, "SendGrid:InboundKeys", faults)), faults);
    }

    private static List<byte[]> Keys(IConfiguration settings, string name, List<string> faults)
    {
        var keys = (settings[name] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(SendGridSignature.KeyOf).ToList();
        if (keys.Contains(null))
        {
            faults.Add($"setting {name.Replace(":", "__", StringComparison.Ordinal)}: must be the verification key that SendGrid shows; while one key replaces another, both with a comma between them");
        }

        return [.. keys.OfType<byte[]>()];
    }
}
