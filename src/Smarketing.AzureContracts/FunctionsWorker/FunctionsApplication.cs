using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

public class FunctionsApplication
{
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => throw DeclarationsOnly.Failure();
}

public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    internal FunctionsApplicationBuilder()
    {
    }

    public IDictionary<object, object> Properties => throw DeclarationsOnly.Failure();

    public IHostEnvironment Environment => throw DeclarationsOnly.Failure();

    IConfigurationManager IHostApplicationBuilder.Configuration => throw DeclarationsOnly.Failure();

    public ConfigurationManager Configuration => throw DeclarationsOnly.Failure();

    public IServiceCollection Services => throw DeclarationsOnly.Failure();

    public ILoggingBuilder Logging => throw DeclarationsOnly.Failure();

    public IMetricsBuilder Metrics => throw DeclarationsOnly.Failure();

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware) =>
        throw DeclarationsOnly.Failure();

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory,
        Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        throw DeclarationsOnly.Failure();

    public IHost Build() => throw DeclarationsOnly.Failure();
}

public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder) =>
        throw DeclarationsOnly.Failure();
}
