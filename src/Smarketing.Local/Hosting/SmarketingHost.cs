using Microsoft.Extensions.DependencyInjection;
using Smarketing.Functions;
using Smarketing.Local.Pages;

namespace Smarketing.Local.Hosting;

/// <summary>Smarketing's functions on this machine.</summary>
public static class SmarketingHost
{
    /// <exception cref="LocalStartException">It cannot start, for reasons that are named; nothing runs then.</exception>
    public static Task<LocalHost> StartAsync(LocalOptions options) => LocalHost.StartAsync(
        options,
        typeof(SmarketingServices).Assembly,
        (services, configuration) => services.AddSmarketing(configuration).AddSingleton(SmarketingConsole.Of));
}
