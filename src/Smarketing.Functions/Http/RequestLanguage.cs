using Microsoft.AspNetCore.Http;

namespace Smarketing.Functions.Http;

/// <summary>The language that a caller asks for, of those that there are.</summary>
public static class RequestLanguage
{
    /// <summary>es or en, by Accept-Language in the caller's order of preference; null when neither is asked for.</summary>
    public static string? Of(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => language.Value.Value ?? "")
        .Select(name => name.StartsWith("es", StringComparison.OrdinalIgnoreCase) ? "es" : name.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : null)
        .FirstOrDefault(language => language is not null);

    /// <summary>The one that the address names as <c>lang</c>, else as <see cref="Of"/>.</summary>
    public static string? Named(HttpRequest request) => request.Query["lang"].ToString() is "es" or "en" ? request.Query["lang"].ToString() : Of(request);

    /// <summary>Whether a program asked, and said so, at an address that otherwise shows a page.</summary>
    public static bool WantsJson(HttpRequest request) => !IsBrowser(request) && request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a person looks at the answer, rather than a program.</summary>
    public static bool IsBrowser(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
