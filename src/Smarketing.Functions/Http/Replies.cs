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

    public static IResult Json(object value, int status = StatusCodes.Status200OK) => Results.Json(value, Readable, statusCode: status);
}
