using Microsoft.Extensions.DependencyInjection;

namespace Smarketing.Functions.Reports;

/// <summary>Facts, and what they come to.</summary>
public static class ReportServices
{
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddSingleton<FactStore>();
        services.AddSingleton<RollupStore>();
        services.AddSingleton<RollupActivities>();
        services.AddSingleton<ReportActivities>();
        return services;
    }
}
