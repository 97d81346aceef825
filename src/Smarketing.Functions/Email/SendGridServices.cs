using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SendGrid;

namespace Smarketing.Functions.Email;

/// <summary>Mail through SendGrid: what the app uses on Azure. The local program has its outbox instead.</summary>
public static class SendGridServices
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);

    /// <exception cref="OptionsValidationException">The settings have faults: all of them are named.</exception>
    public static IServiceCollection AddSendGrid(this IServiceCollection services, IConfiguration settings)
    {
        var (options, faults) = SendGridOptions.Read(settings);
        if (faults.Count > 0)
        {
            throw new OptionsValidationException(nameof(SendGridOptions), typeof(SendGridOptions), faults);
        }

        services.AddSingleton(options);
        services.AddSingleton<ISendGridClient>(_ => new SendGridClient(new HttpClient { Timeout = AnswerWithin }, options.ApiKey));
        services.AddSingleton<IEmailSender, SendGridEmailSender>();
        return services;
    }
}
