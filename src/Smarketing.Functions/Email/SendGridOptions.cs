using Microsoft.Extensions.Configuration;

namespace Smarketing.Functions.Email;

/// <param name="Host">Where SendGrid listens: scheme and name, and no slash at the end.</param>
/// <param name="IsSandbox">SendGrid checks each mail and delivers none.</param>
public sealed record SendGridOptions(string ApiKey, string Host, bool IsSandbox)
{
    /// <summary>Where accounts are whose mail goes through no region in particular.</summary>
    public const string UsualHost = "https://api.sendgrid.com";

    /// <summary>The settings, and what is wrong with them.</summary>
    public static (SendGridOptions Options, IReadOnlyList<string> Faults) Read(IConfiguration settings)
    {
        var faults = new List<string>();
        var key = settings["SendGrid:ApiKey"]?.Trim() ?? string.Empty;
        if (key.Length == 0)
        {
            faults.Add("setting SendGrid__ApiKey: is missing");
        }

        var host = settings["SendGrid:Host"]?.Trim() is { Length: > 0 } given ? given : UsualHost;
        if (!Uri.TryCreate(host, UriKind.Absolute, out var address) || !IsHost(address))
        {
            faults.Add($"setting SendGrid__Host: is an address such as https://api.eu.sendgrid.com, https and without a path, not \"{host}\"");
        }

        var isSandbox = false;
        if (settings["SendGrid:Sandbox"] is { Length: > 0 } sandbox && !bool.TryParse(sandbox, out isSandbox))
        {
            faults.Add($"setting SendGrid__Sandbox: is true or false, not \"{sandbox}\"");
        }

        return (new SendGridOptions(key, host.TrimEnd('/'), isSandbox), faults);
    }

    /// <summary>The key goes with every request, so in the clear only to this machine. The client adds the path.</summary>
    private static bool IsHost(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address is { PathAndQuery: "/", UserInfo: "", Fragment: "" };
}
