using Microsoft.Extensions.DependencyInjection;

namespace Smarketing.Functions.Work;

/// <summary>What reps have open.</summary>
public static class WorkServices
{
    public static IServiceCollection AddWork(this IServiceCollection services)
    {
        services.AddSingleton<WorkItemStore>();
        services.AddSingleton<WorkActivities>();
        services.AddSingleton<WorkPages>();
        return services;
    }
}
