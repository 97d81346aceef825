using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Smarketing.Functions.Intake;

/// <summary>What takes the posts of landing pages.</summary>
internal static class IntakeServices
{
    private const int AnswerBytesMax = 64 * 1024;

    private static readonly TimeSpan ConnectionsHold = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddIntake(this IServiceCollection services, CaptchaOptions captcha)
    {
        services.AddSingleton(captcha);
        services.AddSingleton(provider => new CaptchaActivities(
            new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = ConnectionsHold }) { Timeout = CaptchaActivities.AnswerWithin, MaxResponseContentBufferSize = AnswerBytesMax },
            captcha, provider.GetRequiredService<ILogger<CaptchaActivities>>()));
        services.AddSingleton<CaptchaPassStore>();
        services.AddSingleton<IdempotencyStore>();
        services.AddSingleton<ScreeningActivities>();
        services.AddSingleton<IntakeActivities>();
        services.AddSingleton<IntakeReplies>();
        return services;
    }
}
