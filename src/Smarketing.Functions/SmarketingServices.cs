using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Smarketing.Functions;

/// <summary>Everything the functions need, for the Functions worker and the local program alike.</summary>
public static class SmarketingServices
{
    public static IServiceCollection AddSmarketing(this IServiceCollection services, IConfiguration configuration) => services;
}
