using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Smarketing.Functions.Webhooks;

/// <summary>What tells other programs of what happens.</summary>
internal static class WebhookServices
{
    private static readonly TimeSpan ConnectionsHold = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddWebhooks(this IServiceCollection services, WebhookOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<WebhookStore>();
        services.AddSingleton<WebhookActivities>();
        services.AddSingleton(provider => new WebhookSender(
            new HttpClient(Handler()) { Timeout = WebhookSender.AnswerWithin }, options, provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>A redirect is a failure: a receiver that has moved tells the company, not whoever posts to it.</summary>
    private static SocketsHttpHandler Handler() => new() { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = ConnectionsHold };
}
