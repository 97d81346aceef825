using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

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
public static partial class SourceChannel
{
    private static readonly HashSet<string> SocialSources = new(StringComparer.OrdinalIgnoreCase)
    {
        "facebook", "fb", "instagram", "ig", "linkedin", "twitter", "x", "tiktok", "youtube", "pinterest", "whatsapp",
    };

    public static Channel Of(IReadOnlyDictionary<string, string> fields)
    {
        // paid_search, paid-search and "paid search" are one.
        var medium = string.Concat(Field(fields, "utm_medium").Where(char.IsLetterOrDigit)).ToLowerInvariant();
        var source = Field(fields, "utm_source");
        // Facebook adds fbclid to every link out, not to ads alone.
        var isSocial = SocialSources.Contains(source) || medium.Contains("social", StringComparison.Ordinal) || Field(fields, "fbclid").Length > 0;
        var isPaid = medium is "cpc" or "ppc" or "paid" or "paidsearch" or "paidsocial" or "cpm" or "display";
        return medium switch
        {
            "email" or "newsletter" => Channel.Email,
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

        return SearchEngine().IsMatch(from.Host) ? Channel.Organic : SocialNetwork().IsMatch(from.Host) ? Channel.Social : Channel.Referral;
    }

    private static bool HasClickId(IReadOnlyDictionary<string, string> fields) =>
        HasSocialClickId(fields) || Field(fields, "gclid").Length + Field(fields, "gbraid").Length + Field(fields, "wbraid").Length + Field(fields, "msclkid").Length > 0;

    private static bool HasSocialClickId(IReadOnlyDictionary<string, string> fields) =>
        Field(fields, "li_fat_id").Length + Field(fields, "ttclid").Length > 0;

    private static string Field(IReadOnlyDictionary<string, string> fields, string name) => fields.GetValueOrDefault(name, "");

    /// <summary>Whole labels: what a search engine has beside its search (mail.google.com) is no search, and notgoogle.com is no Google. The last is its app.</summary>
    [GeneratedRegex(
        @"^((www\.)?(google|yandex)\.(com|[a-z]{2}|com?\.[a-z]{2})|(.+\.)?search\.yahoo\.(com|com?\.[a-z]{2})|(.+\.)?(bing\.com|duckduckgo\.com|ecosia\.org)|com\.google\.android\.googlequicksearchbox)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SearchEngine();

    [GeneratedRegex(
        @"^(.+\.)?((facebook|instagram|linkedin|twitter|x|tiktok|youtube|whatsapp)\.com|lnkd\.in|t\.co|pin\.it|pinterest\.(com|[a-z]{2}|com?\.[a-z]{2}))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SocialNetwork();
}
