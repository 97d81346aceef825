using System.Net.Mail;

namespace Smarketing.Functions.Contacts;

/// <summary>A mail address as it is compared: one mailbox has one of these.</summary>
public sealed record NormalizedAddress
{
    private const int LengthMax = 254;

    /// <summary>Providers that ignore dots and what follows a plus sign, and the domain that stands for each.</summary>
    private static readonly Dictionary<string, string> DotlessDomains = new(StringComparer.Ordinal)
    {
        ["gmail.com"] = "gmail.com",
        ["googlemail.com"] = "gmail.com",
    };

    /// <summary>Providers that ignore what follows a plus sign.</summary>
    private static readonly HashSet<string> TagDomains = new(StringComparer.Ordinal)
    {
        "outlook.com", "hotmail.com", "live.com", "icloud.com", "me.com", "fastmail.com", "proton.me", "protonmail.com",
    };

    private NormalizedAddress(string value) => Value = value;

    public string Value { get; }

    public string Domain => Value[(Value.IndexOf('@', StringComparison.Ordinal) + 1)..];

    /// <summary>Null when <paramref name="text"/> is no address that mail can be sent to.</summary>
    public static NormalizedAddress? Parse(string? text)
    {
        var address = text?.Trim();
        if (address is null or "" || address.Length > LengthMax || !MailAddress.TryCreate(address, out var parsed)
            || parsed.Address != address || address.Any(character => char.IsControl(character) || char.IsWhiteSpace(character) || character is '"' or '<' or '>' or ',' or ';'))
        {
            return null;
        }

        var local = parsed.User.ToLowerInvariant();
        var domain = parsed.Host.ToLowerInvariant().TrimEnd('.');
        if (!domain.Contains('.', StringComparison.Ordinal) || domain.Contains("..", StringComparison.Ordinal) || domain.StartsWith('['))
        {
            return null;
        }

        if (DotlessDomains.TryGetValue(domain, out var mailbox))
        {
            local = WithoutTag(local).Replace(".", "", StringComparison.Ordinal);
            domain = mailbox;
        }
        else if (TagDomains.Contains(domain))
        {
            local = WithoutTag(local);
        }

        return local.Length == 0 ? null : new NormalizedAddress($"{local}@{domain}");
    }

    private static string WithoutTag(string local) => local.IndexOf('+', StringComparison.Ordinal) is > 0 and var plus ? local[..plus] : local;
}
