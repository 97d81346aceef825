using Microsoft.Extensions.Configuration;

namespace Smarketing.Functions.Email;

/// <param name="IsSandbox">SendGrid checks each mail and delivers none.</param>
public sealed record SendGridOptions(string ApiKey, bool IsSandbox)
{
    /// <summary>The settings, and what is wrong with them.</summary>
    public static (SendGridOptions Options, IReadOnlyList<string> Faults) Read(IConfiguration settings)
    {
        var faults = new List<string>();
        var key = settings["SendGrid:ApiKey"]?.Trim() ?? string.Empty;
        if (key.Length == 0)
        {
            faults.Add("setting SendGrid__ApiKey: is missing");
        }

        var isSandbox = false;
        if (settings["SendGrid:Sandbox"] is { Length: > 0 } sandbox && !bool.TryParse(sandbox, out isSandbox))
        {
            faults.Add($"setting SendGrid__Sandbox: is true or false, not \"{sandbox}\"");
        }

        return (new SendGridOptions(key, isSandbox), faults);
    }
}
