using Microsoft.Extensions.DependencyInjection;

namespace Smarketing.Functions.Storage;

/// <summary>The tables at the start, the outbox, and what clears away past rows.</summary>
internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddSingleton<TablesStartup>();
        services.AddHostedService(provider => provider.GetRequiredService<TablesStartup>());
        services.AddHealthChecks().AddCheck<TablesCheck>("tables");
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<EffectActivities>();
        services.AddSingleton<OutboxDrain>();
        services.AddSingleton<PastRowsStore>();
        services.AddSingleton<PastRowsActivities>();
        return services;
    }
}
