using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Http;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions;

/// <summary>Says whether the app can do its work.</summary>
public sealed class HealthFunctions(TableServiceClient tables)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    [Function("Health")]
    public async Task<IResult> HealthAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request, CancellationToken cancellation)
    {
        var isReadable = await IsReadableAsync(cancellation);
        return Replies.Json(
            new { Status = isReadable ? "ok" : "degraded", Checks = new { Tables = isReadable ? "ok" : "unreachable" } },
            isReadable ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private async Task<bool> IsReadableAsync(CancellationToken cancellation)
    {
        try
        {
            await tables.GetTableClient(TableNames.Outbox).GetEntityIfExistsAsync<TableEntity>("health", "health", cancellationToken: cancellation).WaitAsync(Patience, cancellation);
            return true;
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // Whatever it is that storage, the network or the identity says: the app can't do its work.
            return false;
        }
    }
}
