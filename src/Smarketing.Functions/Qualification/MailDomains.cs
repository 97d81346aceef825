using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Qualification;

[JsonConverter(typeof(WordConverter<AddressKind>))]
public enum AddressKind
{
    Business,
    Free,
    University,
}

/// <summary>Tells a company's mail domain from those where anybody has a mailbox. No list is complete: what isn't known is a business.</summary>
public static partial class MailDomains
{
    private static readonly HashSet<string> Free = new(StringComparer.Ordinal)
    {
        // Everywhere
        "gmail.com", "icloud.com", "me.com", "mac.com", "aol.com", "proton.me", "protonmail.com", "protonmail.ch", "pm.me", "mail.com", "zoho.com", "fastmail.com",
        "fastmail.fm", "hey.com", "hushmail.com", "inbox.com", "tutanota.com", "tuta.com", "tuta.io", "mail.ru", "qq.com", "163.com", "126.com", "naver.com",

        // Of providers of Internet access
        "att.net", "bellsouth.net", "btinternet.com", "charter.net", "comcast.net", "cox.net", "sbcglobal.net", "verizon.net", "rogers.com", "shaw.ca", "web.de", "t-online.de",
        "freenet.de", "libero.it", "virgilio.it", "free.fr", "laposte.net", "orange.fr", "wanadoo.fr", "wanadoo.es", "telefonica.net", "ya.com", "sapo.pt",
        "prodigy.net", "prodigy.net.mx", "infinitum.com.mx", "terra.com", "terra.es", "terra.com.mx", "terra.com.br", "uol.com.br", "bol.com.br", "ig.com.br",
        "arnet.com.ar", "ciudad.com.ar", "fibertel.com.ar", "speedy.com.ar", "adinet.com.uy", "vtr.net", "cantv.net", "une.net.co", "etb.net.co",
    };

    public static AddressKind KindOf(string domain) =>
        Free.Contains(domain) || ProviderInACountry().IsMatch(domain) || DisposableDomains.Contains(domain) ? AddressKind.Free
        : UniversityDomain().IsMatch(domain) ? AddressKind.University
        : AddressKind.Business;

    /// <summary>Providers with a domain in many countries: hotmail.es, yahoo.com.mx, live.cl.</summary>
    [GeneratedRegex(@"^(gmx|hotmail|live|msn|outlook|windowslive|yahoo|ymail|rocketmail|yandex)\.(com|net|[a-z]{2}|com?\.[a-z]{2})$")]
    private static partial Regex ProviderInACountry();

    [GeneratedRegex(@"(\.edu(\.[a-z]{2})?|\.ac\.[a-z]{2}|^(.+\.)?(unam|itesm|tec|udg|ipn|uam|uanl|buap|udlap|iteso|anahuac|ibero|uv|ugto|uady|uaemex)\.mx)$")]
    private static partial Regex UniversityDomain();
}
