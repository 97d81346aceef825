using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Smarketing.Functions.Http;

/// <summary>The answers that every function gives in the same way.</summary>
public static class Replies
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        // Accents stay as they are; the content type keeps a browser from reading this as HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IResult Json(object value, int status = StatusCodes.Status200OK) => Results.Json(value, Readable, statusCode: status);

    /// <summary>application/problem+json in the caller's language, else in <paramref name="fallbackLanguage"/>.</summary>
    public static IResult Problem(
        HttpRequest request, Problem problem, string fallbackLanguage = "en", string? detail = null, IReadOnlyDictionary<string, string[]>? errors = null,
        IReadOnlyDictionary<string, object?>? more = null)
    {
        var text = problem.In(RequestLanguage.Of(request) ?? fallbackLanguage);
        var extensions = new Dictionary<string, object?>(more ?? new Dictionary<string, object?>(), StringComparer.Ordinal);
        if (errors is { Count: > 0 })
        {
            extensions["errors"] = errors;
        }

        return Results.Problem(detail ?? text.Detail, statusCode: problem.Status, title: text.Title, type: $"urn:smarketing:problem:{problem.Type}", extensions: extensions);
    }
}
