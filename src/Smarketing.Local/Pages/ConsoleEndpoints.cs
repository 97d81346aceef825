using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Smarketing.Functions.Intake;
using Smarketing.Local.Instances;
using Smarketing.Local.Http;
using Smarketing.Local.Outbox;
using Smarketing.Local.Time;

namespace Smarketing.Local.Pages;

/// <summary>The console at <c>/</c>, the sample landing pages, and their stylesheet.</summary>
internal sealed class ConsoleEndpoints(
    ConsoleSettings settings,
    ClockWinder winder,
    OutboxStore outbox,
    InstanceList instances,
    IConfiguration configuration) : IDisposable
{
    private const int LinesPerList = 20;

    private readonly byte[] _style = ReadStyle();
    private readonly Figures? _figures = settings.Meter is { } meter ? new Figures(meter) : null;

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/", LocalPage.Methods, ShowAsync);
        endpoints.MapMethods("/forms/{form}", LocalPage.Methods, ShowFormAsync);
        endpoints.MapMethods("/local/style.css", LocalPage.Methods, http => TypedResults.Bytes(_style, "text/css; charset=utf-8").ExecuteAsync(http));
    }

    public void Dispose() => _figures?.Dispose();

    private async Task ShowAsync(HttpContext http) => await LocalPage.WriteAsync<ConsolePage>(http, new()
    {
        ["Settings"] = settings,
        ["Clock"] = winder.Reading(),
        ["Mails"] = await outbox.LatestAsync(to: null, LinesPerList),
        ["Contacts"] = await settings.Contacts(LinesPerList, http.RequestAborted),
        ["Deliveries"] = settings.Deliveries is { } deliveries ? await deliveries(LinesPerList, http.RequestAborted) : null,
        ["Figures"] = _figures?.List() ?? [],
        ["Instances"] = await instances.ListAsync([OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running], LinesPerList, http.RequestAborted),
    });

    private Task ShowFormAsync(HttpContext http)
    {
        var id = (string)http.Request.RouteValues["form"]!;
        if (settings.Forms.FirstOrDefault(form => form.Id == id) is not { } form)
        {
            return HostProblem.WriteAsync(http, StatusCodes.Status404NotFound);
        }

        return LocalPage.WriteAsync<LandingPage>(http, new()
        {
            ["Form"] = form,
            ["Started"] = winder.Reading().Now,
            ["Page"] = $"{configuration["PublicBaseUrl"]}/forms/{id}",
            ["Campaign"] = FieldNames.Visit
                .Where(name => name != "page" && http.Request.Query.ContainsKey(name))
                .Select(name => KeyValuePair.Create(name, http.Request.Query[name].ToString()))
                .ToList(),
        });
    }

    private static byte[] ReadStyle()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("style.css")!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
