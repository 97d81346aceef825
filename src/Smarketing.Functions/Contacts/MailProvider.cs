namespace Smarketing.Functions.Contacts;

/// <summary>How a mail provider reads the part of an address before the @: what it ignores there.</summary>
/// <param name="Domain">The one that stands for all of the provider's names; null where each is a mailbox of its own.</param>
/// <param name="TagBegins">What follows this sign is a tag that its owner made up.</param>
internal sealed record MailProvider(string? Domain, char TagBegins, bool IgnoresDots)
{
    private static readonly MailProvider Google = new("gmail.com", '+', IgnoresDots: true);
    private static readonly MailProvider Proton = new(Domain: null, '+', IgnoresDots: true);
    private static readonly MailProvider Plus = new(Domain: null, '+', IgnoresDots: false);

    /// <summary>A user's name has no hyphen at Yahoo: what has one is a base name and a keyword.</summary>
    private static readonly MailProvider Yahoo = new(Domain: null, '-', IgnoresDots: false);

    private static readonly Dictionary<string, MailProvider> Providers = Of(
        (Google, ["gmail.com", "googlemail.com"]),
        (Proton, ["proton.me", "protonmail.com", "protonmail.ch", "pm.me"]),
        (Plus, [
            "outlook.com", "outlook.es", "outlook.com.ar", "outlook.com.br", "outlook.cl", "hotmail.com", "hotmail.es", "hotmail.com.mx", "hotmail.com.ar", "hotmail.com.br", "hotmail.co.uk",
            "live.com", "live.com.mx", "live.com.ar", "live.cl", "msn.com", "icloud.com", "me.com", "mac.com", "fastmail.com", "fastmail.fm",
        ]),
        (Yahoo, ["yahoo.com", "yahoo.es", "yahoo.com.mx", "yahoo.com.ar", "yahoo.com.br", "yahoo.com.co", "yahoo.co.uk", "ymail.com", "rocketmail.com"]));

    /// <summary>Null for a provider of whom nothing is known: every character counts there.</summary>
    public static MailProvider? Find(string domain) => Providers.GetValueOrDefault(domain);

    /// <summary>The mailbox that an address of this provider leads to.</summary>
    public (string Local, string Domain) Mailbox(string local, string domain)
    {
        var bare = local.IndexOf(TagBegins, StringComparison.Ordinal) is > 0 and var tag ? local[..tag] : local;
        return (IgnoresDots ? bare.Replace(".", "", StringComparison.Ordinal) : bare, Domain ?? domain);
    }

    private static Dictionary<string, MailProvider> Of(params (MailProvider Provider, string[] Domains)[] providers) => providers
        .SelectMany(provider => provider.Domains.Select(domain => (domain, provider.Provider)))
        .ToDictionary(pair => pair.domain, pair => pair.Provider, StringComparer.Ordinal);
}
