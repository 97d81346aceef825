using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Smarketing.Local.Http;

namespace Smarketing.Local.Time;

/// <summary><c>/local/clock</c>: reads and winds the clock, for scripts as JSON, for the console as a form.</summary>
internal sealed class ClockEndpoints(LocalClock clock, ClockWinder winder, IHostApplicationLifetime lifetime)
{
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/local/clock", ["GET", "HEAD"], http => WriteAsync(http, winder.Reading()));
        endpoints.MapPost("/local/clock", http => WindAsync(http));
    }

    private async Task WindAsync(HttpContext http)
    {
        if (SameSite.IsFromElsewhere(http.Request))
        {
            await HostProblem.WriteAsync(http, StatusCodes.Status403Forbidden);
            return;
        }

        var isForm = http.Request.HasFormContentType;
        var (command, fault) = isForm ? await ReadFormAsync(http) : await ReadJsonAsync(http);
        if (command is null)
        {
            await HostProblem.WriteAsync(http, StatusCodes.Status400BadRequest, fault);
            return;
        }

        // A wind may take long: a stop of the program, or of the caller, ends it between two instants.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var reading = await RunAsync(command, ended.Token);
        if (reading is null)
        {
            await HostProblem.WriteAsync(http, StatusCodes.Status400BadRequest, $"to: the clock never goes back, and stands at {clock.GetUtcNow():O}.");
        }
        else if (isForm)
        {
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = "/";
        }
        else
        {
            await WriteAsync(http, reading);
        }
    }

    private async Task<ClockReading?> RunAsync(ClockCommand command, CancellationToken cancellation) => command switch
    {
        ClockCommand.Advance advance => await winder.AdvanceAsync(advance.Duration, cancellation),
        ClockCommand.WindTo to => await winder.WindToAsync(to.Instant, cancellation),
        _ => await winder.RunAsync(cancellation),
    };

    private static async Task<(ClockCommand? Command, string? Fault)> ReadFormAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return form.Count == 1 ? ClockCommand.Read(form.Keys.First(), form[form.Keys.First()].ToString()) : ClockCommand.Read("", "");
    }

    private static async Task<(ClockCommand? Command, string? Fault)> ReadJsonAsync(HttpContext http)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            return ClockCommand.Read(body.RootElement);
        }
        catch (JsonException)
        {
            return ClockCommand.Read("", "");
        }
    }

    private static Task WriteAsync(HttpContext http, ClockReading reading)
    {
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsJsonAsync(reading, ClockJson.Default.ClockReading, contentType: null, http.RequestAborted);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ClockReading))]
internal sealed partial class ClockJson : JsonSerializerContext;
