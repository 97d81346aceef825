using Microsoft.Extensions.Configuration;
using Smarketing.Functions.Links;

namespace Smarketing.Functions;

/// <summary>The app's settings: where things are, and its secrets. What a company decides stands in config/smarketing.json.</summary>
/// <param name="ConfigurationFile">Path of smarketing.json, by default the one shipped with the app; the content folder stands beside it.</param>
/// <param name="PublicBaseUrl">What links in mails begin with, without a slash at the end.</param>
/// <param name="LinkKeys">The first signs; all are accepted.</param>
/// <param name="IdentityKey">Makes contact ids of addresses. Changing it makes strangers of all contacts.</param>
/// <param name="LimitsClients">Whether posts are limited by the network address that they come from; on one machine all come from one.</param>
public sealed record SmarketingOptions(string ConfigurationFile, string PublicBaseUrl, IReadOnlyList<LinkKey> LinkKeys, byte[] IdentityKey, bool LimitsClients = true)
{
    /// <summary>The header field in which a proxy before Azure's front end says whom it was called by; null where there is none.</summary>
    public string? ClientAddressHeader { get; init; }

    private const int KeyBytesMin = 32;

    public string ContentFolder => Path.Combine(Path.GetDirectoryName(ConfigurationFile) ?? "", "content");

    /// <summary>The settings, and what is wrong with them.</summary>
    public static (SmarketingOptions Options, IReadOnlyList<string> Faults) Read(IConfiguration settings)
    {
        var faults = new List<string>();
        var file = settings["ConfigurationFile"] ?? Path.Combine(AppContext.BaseDirectory, "config", "smarketing.json");
        if (!File.Exists(file))
        {
            faults.Add($"setting ConfigurationFile: there is no file \"{file}\"");
        }

        var url = (settings["PublicBaseUrl"] ?? "").TrimEnd('/');
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
        {
            faults.Add("setting PublicBaseUrl: must be an absolute http or https address");
        }

        var limitsClients = true;
        if (settings["Intake:LimitsClients"] is { Length: > 0 } limits && !bool.TryParse(limits, out limitsClients))
        {
            faults.Add("setting Intake__LimitsClients: is true or false");
        }

        var header = settings["Intake:ClientAddressHeader"] is { Length: > 0 } named ? named : null;
        if (header?.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_') == false)
        {
            faults.Add("setting Intake__ClientAddressHeader: is the name of a header field, such as X-Azure-SocketIP");
        }

        var options = new SmarketingOptions(file, url, LinkKeysOf(settings["Links:Keys"], faults), KeyOf(settings["IdentityKey"], "IdentityKey", faults), limitsClients);
        return (options with { ClientAddressHeader = header }, faults);
    }

    private static List<LinkKey> LinkKeysOf(string? text, List<string> faults)
    {
        var keys = new List<LinkKey>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(':', 2) is [{ Length: > 0 } id, var secret] && id.All(char.IsAsciiLetterOrDigit))
            {
                keys.Add(new LinkKey(id, KeyOf(secret, "Links__Keys", faults)));
            }
            else
            {
                faults.Add("setting Links__Keys: must be pairs such as k1:BASE64, with commas between them");
            }
        }

        if (keys.Count == 0)
        {
            faults.Add("setting Links__Keys: must have at least one key");
        }

        return keys;
    }

    private static byte[] KeyOf(string? base64, string name, List<string> faults)
    {
        var buffer = new byte[base64?.Length ?? 0];
        if (base64 is not null && Convert.TryFromBase64String(base64, buffer, out var length) && length >= KeyBytesMin)
        {
            return buffer[..length];
        }

        faults.Add($"setting {name}: a key must be at least {KeyBytesMin} bytes in base64");
        return new byte[KeyBytesMin];
    }
}
