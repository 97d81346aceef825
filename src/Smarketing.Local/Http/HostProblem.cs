using Microsoft.AspNetCore.Http;
using Smarketing.Functions.Http;

namespace Smarketing.Local.Http;

/// <summary>What the host itself answers where no function does: RFC 9457 problems, in the caller's language.</summary>
internal static class HostProblem
{
    public static Task WriteAsync(HttpContext http, int status, string? detail = null)
    {
        if (http.Response.HasStarted)
        {
            // Half an answer is out: only breaking the connection tells the caller.
            http.Abort();
            return Task.CompletedTask;
        }

        var spanish = PrefersSpanish(http.Request);
        http.Response.ContentLength = null;
        http.Response.Headers.ContentLanguage = spanish ? "es" : "en";
        return Results.Problem(detail, statusCode: status, title: Title(status, spanish)).ExecuteAsync(http);
    }

    /// <summary>What the address asks for, else the first of Spanish and English that the caller reads, else English.</summary>
    public static bool PrefersSpanish(HttpRequest request)
    {
        if (request.Query.TryGetValue("lang", out var asked) && asked.ToString() is "es" or "en")
        {
            return asked == "es";
        }

        return RequestLanguage.Of(request) == "es";
    }

    private static string? Title(int status, bool spanish) => status switch
    {
        StatusCodes.Status400BadRequest => spanish ? "La solicitud no se entiende" : "The request cannot be understood",
        StatusCodes.Status401Unauthorized => spanish ? "Falta la clave, o no es la correcta" : "The key is missing, or not the right one",
        StatusCodes.Status403Forbidden => spanish ? "Otro sitio no puede hacer esto" : "Another site cannot do this",
        StatusCodes.Status404NotFound => spanish ? "Aquí no hay nada" : "There is nothing here",
        StatusCodes.Status413PayloadTooLarge => spanish ? "La solicitud es demasiado grande" : "The request is too large",
        StatusCodes.Status500InternalServerError => spanish ? "Algo falló de nuestro lado" : "Something failed on our side",
        StatusCodes.Status503ServiceUnavailable => spanish ? "Ahora no se puede" : "This cannot be done now",
        _ => null,
    };
}
