namespace Smarketing.Functions.Email;

/// <summary>Links that open the reader's own phone or mail program.</summary>
public static class ContactLinks
{
    /// <summary>A <c>tel:</c> link (RFC 3966) of the digits that were typed; null where nothing can be dialled.</summary>
    public static string? Phone(string? typed)
    {
        var number = (typed ?? string.Empty).Trim();
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        if (digits.Length == 0)
        {
            return null;
        }

        return number.StartsWith('+') ? $"tel:+{digits}" : $"tel:{digits}";
    }

    /// <summary>A <c>mailto:</c> link (RFC 6068) with the draft filled in.</summary>
    public static string? Mail(string? address, MailDraft? draft)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return null;
        }

        var to = "mailto:" + Uri.EscapeDataString(address).Replace("%40", "@", StringComparison.Ordinal);
        return draft is null
            ? to
            : $"{to}?subject={Uri.EscapeDataString(draft.Subject)}&body={Uri.EscapeDataString(draft.Body.ReplaceLineEndings("\r\n"))}";
    }
}
