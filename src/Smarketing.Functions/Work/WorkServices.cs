using Microsoft.Extensions.DependencyInjection;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Leaves;

namespace Smarketing.Functions.Work;

/// <summary>What reps have open, and to whom it goes while they are away.</summary>
public static class WorkServices
{
    public static IServiceCollection AddWork(this IServiceCollection services)
    {
        services.AddSingleton<WorkItemStore>();
        services.AddSingleton<WorkActivities>();
        services.AddSingleton<WorkPages>();
        services.AddSingleton<MoveActivities>();
        services.AddSingleton<LeaveActivities>();
        return services;
    }
}
