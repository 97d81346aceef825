using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Smarketing.Functions.Http;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions;

/// <summary>Says whether the app can do its work, and what keeps it from it: the host may add checks of its own.</summary>
public sealed class HealthFunctions(HealthCheckService checks)
{
    [Function("Health")]
    public async Task<IResult> HealthAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request, CancellationToken cancellation)
    {
        var report = await checks.CheckHealthAsync(cancellation);
        var isWell = report.Status == HealthStatus.Healthy;
        return Replies.Json(
            new
            {
                Status = isWell ? "ok" : "degraded",
                Checks = report.Entries.ToDictionary(check => check.Key, check => check.Value.Status == HealthStatus.Healthy ? "ok" : check.Value.Description, StringComparer.Ordinal),
            },
            isWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>Whether the tables can be read.</summary>
internal sealed class TablesCheck(TableServiceClient tables) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await tables.GetTableClient(TableNames.Outbox).GetEntityIfExistsAsync<TableEntity>("health", "health", cancellationToken: cancellationToken).WaitAsync(Patience, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it is that storage, the network or the identity says: the app can't do its work.
            return HealthCheckResult.Unhealthy("unreachable");
        }
    }
}
