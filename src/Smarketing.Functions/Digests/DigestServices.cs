using Microsoft.Extensions.DependencyInjection;
using Smarketing.Functions.Obstacles;

namespace Smarketing.Functions.Digests;

/// <summary>What the team is told of a week, the directors of a month, and what stands in their way.</summary>
public static class DigestServices
{
    public static IServiceCollection AddDigests(this IServiceCollection services)
    {
        services.AddSingleton<ObstacleStore>();
        services.AddSingleton<ObstacleActivities>();
        services.AddSingleton<DigestComposer>();
        services.AddSingleton<DigestActivities>();
        return services;
    }
}
