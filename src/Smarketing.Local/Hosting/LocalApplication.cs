using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Email;
using Smarketing.Local.Durable;
using Smarketing.Local.Http;
using Smarketing.Local.Instances;
using Smarketing.Local.Invocation;
using Smarketing.Local.Outbox;
using Smarketing.Local.Pages;
using Smarketing.Local.Storage;
using Smarketing.Local.Tables;
using Smarketing.Local.Time;
using Smarketing.Local.Timers;

namespace Smarketing.Local.Hosting;

/// <summary>Puts the local program together: the web server, the app's services with their local stand-ins, the endpoints.</summary>
internal static class LocalApplication
{
    private const int LargestBody = 1024 * 1024;

    // A stop waits for the requests once, and for the activities once more after it has cancelled them: 4 seconds at most.
    private static readonly TimeSpan PatienceWithRequests = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PatienceWithActivities = TimeSpan.FromSeconds(1);

    public static WebApplicationBuilder CreateBuilder(ListenAddresses addresses, DataFolder folder, LocalKeys keys, LocalOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });

        // Before all others, so that the environment can ask for more.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = [new("Logging:LogLevel:Default", "Warning"), .. options.Settings] });
        builder.Configuration.AddInMemoryCollection(
        [
            new("ConfigurationFile", Path.GetFullPath(options.ConfigurationFile)),
            new("PublicBaseUrl", addresses.BaseUrl.GetLeftPart(UriPartial.Authority)),
            new("Links:Keys", keys.LinkKeys),
            new("IdentityKey", keys.IdentityKey),
            new("Intake:LimitsClients", "false"),
        ]);
        builder.WebHost.UseUrls([.. addresses.Urls.Select(url => url.GetLeftPart(UriPartial.Authority))]);
        builder.Services.Configure<KestrelServerOptions>(Limit);
        builder.Services.Configure<SocketTransportOptions>(options =>
            options.CreateBoundListenSocket = endPoint => addresses.Taken(endPoint) ?? SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = PatienceWithRequests);
        return builder;
    }

    /// <summary>Registers the host's own services, and takes the place of what is Azure's in the app.</summary>
    public static void AddHost(IServiceCollection services, LocalParts parts)
    {
        services.AddRouting();
        services.AddRazorComponents();
        services.AddHealthChecks().AddCheck<DiskCheck>("disk");
        KeepNoProtectionKeys(services);
        services.AddSingleton(parts.Database);
        services.AddSingleton(parts.Clock);
        services.AddSingleton(parts.Catalog);
        services.AddSingleton(parts.Key);
        services.AddSingleton<StartingGate>();
        services.AddSingleton<DiskGate>();
        services.AddSingleton<InvocationPipeline>();
        services.AddSingleton<HttpFunctions>();
        services.AddSingleton<TimerStore>();
        services.AddSingleton<TimerFunctions>();
        services.AddSingleton<ClockStore>();
        services.AddSingleton(provider => DurableInvocations.Of(parts.Catalog, provider.GetRequiredService<InvocationPipeline>()));
        services.AddSingleton(new DurableEngineOptions { StopPatience = PatienceWithActivities });
        services.AddSingleton<DurableEngine>();
        services.AddSingleton(provider => new ClockWork([provider.GetRequiredService<TimerFunctions>(), provider.GetRequiredService<DurableEngine>()]));
        services.AddSingleton<ClockLoop>();
        services.AddSingleton<ClockWinder>();
        services.AddSingleton<ClockEndpoints>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<OutboxEndpoints>();
        services.AddSingleton<InstanceList>();
        services.AddSingleton<InstanceEndpoints>();
        services.TryAddSingleton(new ConsoleSettings());
        services.AddSingleton<ConsoleEndpoints>();
        services.AddSingleton<MailSampleEndpoints>();

        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(parts.Clock));
        services.Replace(ServiceDescriptor.Singleton<DurableTaskClient, LocalDurableTaskClient>());
        services.Replace(ServiceDescriptor.Singleton<TableServiceClient>(new SqliteTableServiceClient(parts.Database, parts.Clock)));
        services.Replace(ServiceDescriptor.Singleton<IEmailSender>(provider =>
            new OutboxEmailSender(provider.GetRequiredService<OutboxStore>(), parts.Clock, parts.Folder.OutboxPath)));
    }

    public static void Map(WebApplication app, FunctionCatalog catalog, string routePrefix)
    {
        app.UseRouting();
        app.Services.GetRequiredService<HttpFunctions>().Map(app, catalog, routePrefix);
        app.Services.GetRequiredService<ClockEndpoints>().Map(app);
        app.Services.GetRequiredService<OutboxEndpoints>().Map(app);
        app.Services.GetRequiredService<InstanceEndpoints>().Map(app);
        app.Services.GetRequiredService<ConsoleEndpoints>().Map(app);
        app.Services.GetRequiredService<MailSampleEndpoints>().Map(app);
        app.MapFallback("{**path}", http => HostProblem.WriteAsync(http, StatusCodes.Status404NotFound));
    }

    /// <summary>Starts what works without being asked.</summary>
    public static async Task StartWorkAsync(IServiceProvider services)
    {
        await services.GetRequiredService<OutboxStore>().CreateAsync();
        await services.GetRequiredService<DurableEngine>().StartAsync();
        await services.GetRequiredService<TimerFunctions>().StartAsync();
        services.GetRequiredService<ClockLoop>().Start();
    }

    /// <summary>
    /// Razor components bring data protection, which would write a key file to the user's home at each first start.
    /// Nothing here is protected by it.
    /// </summary>
    private static void KeepNoProtectionKeys(IServiceCollection services)
    {
        foreach (var starter in services.Where(service =>
            service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(DataProtectionOptions).Assembly).ToList())
        {
            services.Remove(starter);
        }

        services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
    }

    private static void Limit(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = LargestBody;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
    }
}
