using Microsoft.Extensions.DependencyInjection;
using Smarketing.Functions.Email;

namespace Smarketing.Functions.Notices;

/// <summary>What the manager is told once a day.</summary>
public static class NoticeServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddSingleton<NoticeStore>();
        services.AddSingleton<TeamMailStore>();
        services.AddSingleton<TeamMailActivities>();
        services.AddSingleton<SummaryComposer>();
        services.AddSingleton<SummaryActivities>();
        return services;
    }
}
