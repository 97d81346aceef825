using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.DurableTask.Client;
using Smarketing.Local.Http;
using Smarketing.Local.Pages;

namespace Smarketing.Local.Instances;

/// <summary><c>/local/instances</c>: what runs, waits, ended or failed in the durable engine.</summary>
internal sealed class InstanceEndpoints(InstanceList instances)
{
    private const int MostInstances = 1000;

    public void Map(IEndpointRouteBuilder endpoints) => endpoints.MapMethods("/local/instances", LocalPage.Methods, ListAsync);

    private async Task ListAsync(HttpContext http)
    {
        var asked = http.Request.Query["status"].ToString();
        OrchestrationRuntimeStatus[]? statuses = null;
        if (asked.Length > 0)
        {
            if (!Enum.TryParse<OrchestrationRuntimeStatus>(asked, ignoreCase: true, out var status) || !Enum.IsDefined(status) || char.IsAsciiDigit(asked[0]))
            {
                await HostProblem.WriteAsync(http, StatusCodes.Status400BadRequest, "status: one of pending, running, completed, failed and terminated.");
                return;
            }

            statuses = [status];
        }

        http.Response.Headers.CacheControl = "no-store";
        var views = (await instances.ListAsync(statuses, MostInstances, http.RequestAborted)).Select(InstanceView.Of);
        await http.Response.WriteAsJsonAsync(views, InstanceJson.Default.IEnumerableInstanceView, contentType: null, http.RequestAborted);
    }
}

internal sealed record InstanceView(string Id, string Function, string Status, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, string? CustomStatus, string? Failure)
{
    public static InstanceView Of(OrchestrationMetadata instance) => new(
        instance.InstanceId,
        instance.Name,
        JsonNamingPolicy.KebabCaseLower.ConvertName(instance.RuntimeStatus.ToString()),
        instance.CreatedAt,
        instance.LastUpdatedAt,
        instance.SerializedCustomStatus,
        instance.FailureDetails?.ErrorMessage);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IEnumerable<InstanceView>))]
internal sealed partial class InstanceJson : JsonSerializerContext;
