using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace Smarketing.Functions.Contacts;

/// <summary>A mail address as it is compared: one mailbox has one of these.</summary>
public sealed record NormalizedAddress
{
    private const int LengthMax = 254;
    private const int LocalBytesMax = 64;

    private static readonly IdnMapping HostNames = new() { UseStd3AsciiRules = true };

    private NormalizedAddress(string value) => Value = value;

    public string Value { get; }

    public string Domain => Value[(Value.IndexOf('@', StringComparison.Ordinal) + 1)..];

    /// <summary>Null when <paramref name="text"/> is no address that mail can be sent to.</summary>
    public static NormalizedAddress? Parse(string? text)
    {
        var address = text?.Trim();
        if (address is null or "" || address.Length > LengthMax || !MailAddress.TryCreate(address, out var parsed)
            || parsed.Address != address || address.Any(IsOutOfPlace) || Encoding.UTF8.GetByteCount(parsed.User) > LocalBytesMax)
        {
            return null;
        }

        var local = parsed.User.ToLowerInvariant();
        var domain = parsed.Host.ToLowerInvariant().TrimEnd('.');
        if (!domain.Contains('.', StringComparison.Ordinal) || !IsHostName(domain))
        {
            return null;
        }

        if (MailProvider.Find(domain) is { } provider)
        {
            (local, domain) = provider.Mailbox(local, domain);
        }

        return local.Length == 0 ? null : new NormalizedAddress($"{local}@{domain}");
    }

    /// <summary>
    /// The domain of an address that is stored; empty where there is none. It may have been taken by a rule of before that took more
    /// than <see cref="Parse"/> does: what hangs on its domain must be found all the same.
    /// </summary>
    public static string DomainOf(string stored)
    {
        var at = stored.LastIndexOf('@');
        var domain = at < 0 ? "" : stored[(at + 1)..].Trim().ToLowerInvariant().TrimEnd('.');
        return MailProvider.Find(domain)?.Domain ?? domain;
    }

    /// <summary>What nobody sees, such as a zero-width space or a turn of the writing direction, makes an address look like another one.</summary>
    private static bool IsOutOfPlace(char character) =>
        char.IsControl(character) || char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format || character is '"' or '<' or '>' or ',' or ';';

    /// <summary>Letters of any script, digits and hyphens: the domain is a part of table keys, too.</summary>
    private static bool IsHostName(string domain)
    {
        try
        {
            return HostNames.GetAscii(domain).Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
