using System.Net.Mail;

namespace Smarketing.Functions.Contacts;

/// <summary>A mail address as it is compared: one mailbox has one of these.</summary>
public sealed record NormalizedAddress
{
    private const int LengthMax = 254;

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

        if (MailProvider.Find(domain) is { } provider)
        {
            (local, domain) = provider.Mailbox(local, domain);
        }

        return local.Length == 0 ? null : new NormalizedAddress($"{local}@{domain}");
    }
}
