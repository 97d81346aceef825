namespace Smarketing.Functions.Contacts;

/// <summary>Mail domains whose mailboxes anybody opens for an hour. Every such list lags behind: these are the ones most seen.</summary>
public static class DisposableDomains
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "10minutemail.com", "10minutemail.net", "20minutemail.com", "33mail.com", "anonaddy.me", "burnermail.io", "byom.de", "cool.fr.nf", "correotemporal.org", "crazymailing.com",
        "discard.email", "discardmail.com", "disposablemail.com", "dispostable.com", "dropmail.me", "emailondeck.com", "emailtemporal.org", "fakeinbox.com", "fakemail.net", "getairmail.com",
        "getnada.com", "grr.la", "guerrillamail.biz", "guerrillamail.com", "guerrillamail.de", "guerrillamail.info", "guerrillamail.net", "guerrillamail.org", "guerrillamailblock.com",
        "harakirimail.com", "inboxbear.com", "inboxkitten.com", "jetable.org", "luxusmail.org", "mail-temp.com", "mail-temporaire.fr", "mailcatch.com", "maildrop.cc", "mailinator.com",
        "mailinator.net", "mailnesia.com", "mailnull.com", "mailsac.com", "mintemail.com", "moakt.com", "mohmal.com", "mytemp.email", "mytrashmail.com", "nada.email", "sharklasers.com",
        "spam4.me", "spambog.com", "spamgourmet.com", "temp-mail.io", "temp-mail.org", "tempail.com", "tempinbox.com", "tempmail.com", "tempmail.dev", "tempmail.net", "tempmailo.com",
        "tempr.email", "throwawaymail.com", "tmpmail.net", "tmpmail.org", "trash-mail.com", "trashmail.com", "trashmail.de", "trashmail.me", "trashmail.net", "trbvm.com", "wegwerfmail.de",
        "yopmail.com", "yopmail.fr", "yopmail.net",
    };

    /// <summary>Their subdomains are theirs, too.</summary>
    public static bool Contains(string domain)
    {
        for (var rest = domain; rest.Contains('.', StringComparison.Ordinal); rest = rest[(rest.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            if (Known.Contains(rest))
            {
                return true;
            }
        }

        return false;
    }
}
