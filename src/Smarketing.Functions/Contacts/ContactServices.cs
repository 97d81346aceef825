using Microsoft.Extensions.DependencyInjection;
using Smarketing.Functions.Import;

namespace Smarketing.Functions.Contacts;

/// <summary>What keeps contacts, puts them in, and makes two of them one.</summary>
internal static class ContactServices
{
    public static IServiceCollection AddContacts(this IServiceCollection services)
    {
        services.AddSingleton<ContactStore>();
        services.AddSingleton<ContactIndexStore>();
        services.AddSingleton<EntryStore>();
        services.AddSingleton<EntryActivities>();
        services.AddSingleton<AbsorbActivities>();
        services.AddSingleton<MergeActivities>();
        services.AddSingleton<WakeActivities>();
        services.AddSingleton<ImportStore>();
        services.AddSingleton<ImportUploadActivities>();
        return services;
    }
}
