using System.Text.Json.Serialization;

namespace Smarketing.Functions.Intake;

[JsonConverter(typeof(WordConverter<Channel>))]
public enum Channel
{
    Organic,
    PaidSearch,
    PaidSocial,
    Social,
    Email,
    Referral,
    Direct,
    Other,
}

/// <summary>Derives the channel of a visit from its UTM parameters, click ids and referrer, in that order of trust.</summary>
public static class SourceChannel
{
    private static readonly string[] SearchEngines = ["google.", "bing.com", "duckduckgo.com", "search.yahoo.", "ecosia.org", "yandex."];

    private static readonly string[] SocialNetworks =
        ["facebook.com", "instagram.com", "linkedin.com", "lnkd.in", "twitter.com", "t.co", "x.com", "tiktok.com", "youtube.com", "pinterest.", "whatsapp.com"];

    private static readonly HashSet<string> SocialSources = new(StringComparer.OrdinalIgnoreCase)
    {
        "facebook", "fb", "instagram", "ig", "linkedin", "twitter", "x", "tiktok", "youtube", "pinterest", "whatsapp",
    };

    public static Channel Of(IReadOnlyDictionary<string, string> fields)
    {
        var medium = Field(fields, "utm_medium").ToLowerInvariant();
        var source = Field(fields, "utm_source");
        // Facebook adds fbclid to every link out, not to ads alone.
        var isSocial = SocialSources.Contains(source) || medium.Contains("social", StringComparison.Ordinal) || Field(fields, "fbclid").Length > 0;
        var isPaid = medium is "cpc" or "ppc" or "paid" or "paidsearch" or "paid-search" or "paid_social" or "paidsocial" or "paid-social" or "cpm" or "display";
        return medium switch
        {
            "email" or "e-mail" or "newsletter" => Channel.Email,
            _ when isPaid || HasClickId(fields) => isSocial || HasSocialClickId(fields) ? Channel.PaidSocial : Channel.PaidSearch,
            "organic" => Channel.Organic,
            "referral" => Channel.Referral,
            _ when isSocial => Channel.Social,
            _ when medium.Length > 0 || source.Length > 0 => Channel.Other,
            _ => FromReferrer(Field(fields, "referrer"), Field(fields, "page")),
        };
    }

    private static Channel FromReferrer(string referrer, string page)
    {
        if (!Uri.TryCreate(referrer, UriKind.Absolute, out var from) || (Uri.TryCreate(page, UriKind.Absolute, out var here) && here.Host == from.Host))
        {
            return Channel.Direct;
        }

        var host = from.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? from.Host[4..] : from.Host;
        return SearchEngines.Any(engine => host.Contains(engine, StringComparison.OrdinalIgnoreCase)) ? Channel.Organic
            : SocialNetworks.Any(network => host.Equals(network, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + network, StringComparison.OrdinalIgnoreCase)) ? Channel.Social
            : Channel.Referral;
    }

    private static bool HasClickId(IReadOnlyDictionary<string, string> fields) =>
        HasSocialClickId(fields) || Field(fields, "gclid").Length + Field(fields, "gbraid").Length + Field(fields, "wbraid").Length + Field(fields, "msclkid").Length > 0;

    private static bool HasSocialClickId(IReadOnlyDictionary<string, string> fields) =>
        Field(fields, "li_fat_id").Length + Field(fields, "ttclid").Length > 0;

    private static string Field(IReadOnlyDictionary<string, string> fields, string name) => fields.GetValueOrDefault(name, "");
}
