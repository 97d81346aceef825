using Microsoft.Extensions.DependencyInjection;

namespace Smarketing.Functions.Privacy;

/// <summary>What exports and erases contacts.</summary>
internal static class PrivacyServices
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddSingleton<ErasureStore>();
        services.AddSingleton<PersonalDataStore>();
        services.AddSingleton<RemovalActivities>();
        services.AddSingleton<ErasureTellingActivities>();
        services.AddSingleton<ErasureActivities>();
        services.AddSingleton<ExportActivities>();
        services.AddSingleton<RetentionActivities>();
        return services;
    }
}
