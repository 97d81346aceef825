namespace Smarketing.EndToEnd.Tests.Security;

/// <summary>The headers that keep an answer to itself.</summary>
internal static class AnswerHeaders
{
    private static readonly (string Name, string Part)[] Expected =
    [
        ("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"), ("X-Robots-Tag", "noindex"),
        ("Content-Security-Policy", "default-src 'none'"), ("Content-Security-Policy", "frame-ancestors 'none'"), ("Content-Security-Policy", "base-uri 'none'"),
    ];

    public static IEnumerable<string> MissingIn(HttpResponseMessage response) => Expected
        .Where(header => !(response.Headers.TryGetValues(header.Name, out var values) && string.Join(' ', values).Contains(header.Part, StringComparison.Ordinal)))
        .Select(header => $"{header.Name}: {header.Part}");
}
