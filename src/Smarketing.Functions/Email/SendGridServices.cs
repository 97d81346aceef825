using Microsoft.Extensions.DependencyInjection;
using SendGrid;

namespace Smarketing.Functions.Email;

/// <summary>Mail through SendGrid: what the app uses on Azure. The local program has its outbox instead.</summary>
public static class SendGridServices
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);

    public static IServiceCollection AddSendGrid(this IServiceCollection services, SendGridOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ISendGridClient>(_ => new SendGridClient(
            new HttpClient { Timeout = AnswerWithin }, new SendGridClientOptions { ApiKey = options.ApiKey, Host = options.Host }));
        services.AddSingleton<IEmailSender, SendGridEmailSender>();
        return services;
    }
}
