using Microsoft.Extensions.DependencyInjection;

namespace Smarketing.Functions.Sla;

/// <summary>The planner and the agreement.</summary>
public static class SlaServices
{
    public static IServiceCollection AddSla(this IServiceCollection services)
    {
        services.AddSingleton<PlanActivities>();
        services.AddSingleton<AgreementStore>();
        services.AddSingleton<AgreementActivities>();
        services.AddHostedService<AgreementStartup>();
        return services;
    }
}
