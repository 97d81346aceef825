using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Smarketing.Functions.Http;

/// <summary>The API's JSON answers.</summary>
public static class Replies
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        // Accents stay as they are; the content type keeps a browser from reading this as HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>To the contact that this one has become part of.</summary>
    /// <param name="view">What was asked for of it, with a slash before it; empty for the contact itself.</param>
    public static IResult Merged(HttpRequest request, string into, string view)
    {
        request.HttpContext.Response.Headers.Location = $"/api/contacts/{into}{view}";
        return Json(new { MergedInto = into }, StatusCodes.Status303SeeOther);
    }

    public static IResult Json(object value, int status = StatusCodes.Status200OK) => Results.Json(value, Readable, statusCode: status);
}
