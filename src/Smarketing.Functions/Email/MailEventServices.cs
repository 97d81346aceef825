using Microsoft.Extensions.DependencyInjection;

namespace Smarketing.Functions.Email;

/// <summary>What hears of mails after they were sent.</summary>
internal static class MailEventServices
{
    public static IServiceCollection AddMailEvents(this IServiceCollection services, SendGridWebhookOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<MailRefusalStore>();
        services.AddSingleton<MailEventActivities>();
        services.AddSingleton<ReplyActivities>();
        return services;
    }
}
