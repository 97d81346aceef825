using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Smarketing.Local.Storage;

/// <summary>Whether anything can be stored. Nothing is answered as taken while it can't, and what fails is tried again by whoever sent it.</summary>
internal sealed class DiskCheck(LocalDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (database.Failure is not null)
            {
                // There may be room again.
                await database.TryStoringAsync();
            }

            return HealthCheckResult.Healthy();
        }
        catch (SqliteException failure)
        {
            return HealthCheckResult.Unhealthy($"nothing can be stored ({failure.Message}): is the disk full?");
        }
    }
}
