namespace Smarketing.Functions.Email;

/// <summary>
/// Tells a person's click from that of a program that looks through links before the person sees them. Machines are quick, follow every
/// link, and some say what they are. Whether a link was merely looked at (HEAD) the provider doesn't tell.
/// </summary>
public static class GenuineClick
{
    /// <summary>Nobody reads a mail and clicks within this time of its arrival.</summary>
    private static readonly TimeSpan TooSoon = TimeSpan.FromSeconds(15);

    /// <summary>Nobody comes back from one page to click another link within this time.</summary>
    private static readonly TimeSpan TooQuick = TimeSpan.FromSeconds(3);

    /// <summary>Parts of the names by which programs that aren't people's browsers go.</summary>
    private static readonly string[] Machines =
    [
        "bot", "crawl", "spider", "scan", "preview", "proxy", "headless", "phantom", "curl/", "wget/", "python", "java/", "okhttp", "go-http-client", "libwww", "httpclient",
        "barracuda", "proofpoint", "mimecast", "symantec", "fireeye", "trendmicro", "sophos", "forcepoint", "safelinks", "urldefense",
    ];

    /// <summary>The first of one mail's clicks that a person made; null where none is.</summary>
    /// <param name="clicks">Those that are told together, oldest first.</param>
    /// <param name="arrivedAt">When the mail was delivered, or at least sent; null where that isn't known.</param>
    public static MailEvent? First(IReadOnlyList<MailEvent> clicks, DateTimeOffset? arrivedAt) =>
        clicks.FirstOrDefault(click => IsInterest(click) && !IsMachine(click.UserAgent) && !(click.At < arrivedAt + TooSoon) && !IsOneOfMany(click, clicks));

    /// <summary>Where it led without what follows the question mark, which may say who clicked.</summary>
    public static string? PageOf(MailEvent click) => Uri.TryCreate(click.Url, UriKind.Absolute, out var url) ? url.GetLeftPart(UriPartial.Path) : null;

    /// <summary>The way out is none.</summary>
    private static bool IsInterest(MailEvent click) =>
        Uri.TryCreate(click.Url, UriKind.Absolute, out var url) && !url.AbsolutePath.StartsWith("/unsubscribe/", StringComparison.OrdinalIgnoreCase);

    private static bool IsMachine(string? userAgent) => string.IsNullOrWhiteSpace(userAgent) || Machines.Any(part => userAgent.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static bool IsOneOfMany(MailEvent click, IReadOnlyList<MailEvent> clicks) =>
        clicks.Any(other => !string.Equals(other.Url, click.Url, StringComparison.Ordinal) && (other.At - click.At).Duration() < TooQuick);
}
