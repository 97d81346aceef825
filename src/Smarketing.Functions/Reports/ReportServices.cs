using Microsoft.Extensions.DependencyInjection;
using Smarketing.Functions.Dashboard;

namespace Smarketing.Functions.Reports;

/// <summary>Facts, what they come to, and the dashboard that shows it.</summary>
public static class ReportServices
{
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddSingleton<FactStore>();
        services.AddSingleton<RollupStore>();
        services.AddSingleton<RollupActivities>();
        services.AddSingleton<ReportActivities>();
        services.AddSingleton<DashboardPages>();
        services.AddSingleton<DashboardActivities>();
        services.AddSingleton<DashboardReplies>();
        return services;
    }
}
