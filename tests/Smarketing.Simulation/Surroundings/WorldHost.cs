using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Smarketing.Functions;
using Smarketing.Functions.Email;
using Smarketing.Local.Durable;
using Smarketing.Local.Hosting;
using Smarketing.Local.Http;
using Smarketing.Local.Invocation;
using Smarketing.Local.Storage;
using Smarketing.Local.Tables;
using Smarketing.Local.Time;

namespace Smarketing.Simulation.Surroundings;

/// <summary>The local program as it is, but for its surroundings: tables and mails that fail, a clock that outlives it, no socket, and timers that the world runs.</summary>
internal sealed class WorldHost : IAsyncDisposable
{
    public const string FunctionKey = "key";

    private static readonly FunctionCatalog Catalog = FunctionCatalog.Read(typeof(SmarketingServices).Assembly.GetTypes());

    /// <summary>The same in every world, so that everybody has the same ids.</summary>
    private static readonly string Secret = Convert.ToBase64String(new byte[32]);

    private readonly WebApplication _app;
    private readonly LocalDatabase _database;

    /// <summary>There is none before the program has started.</summary>
    private readonly Lazy<HttpClient> _http;

    private WorldHost(WebApplication app, LocalDatabase database, TimeProvider clock)
    {
        (_app, _database) = (app, database);
        _http = new(app.GetTestClient);
        Tables = new SqliteTableServiceClient(database, clock);
    }

    public static byte[] IdentityKey { get; } = new byte[32];

    public HttpClient Http => _http.Value;

    /// <summary>The tables as they are, without their faults.</summary>
    public TableServiceClient Tables { get; }

    public DurableEngine Engine => Get<DurableEngine>();

    public DurableTaskClient Client => Get<DurableTaskClient>();

    /// <param name="file">The database.</param>
    /// <param name="tables">Makes of the real tables what the app gets to see.</param>
    public static async Task<WorldHost> StartAsync(string file, LocalClock clock, Func<TableServiceClient, TableServiceClient> tables, IEmailSender sender)
    {
        var database = LocalDatabase.Open(file);
        var host = new WorldHost(Build(database, clock, tables, sender), database, clock);
        try
        {
            await host._app.StartAsync();
            await host.Engine.StartAsync();
            host.Get<StartingGate>().Open();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Runs a timer's function now.</summary>
    public Task RunTimerAsync(string function, Microsoft.Azure.Functions.Worker.TimerInfo info) =>
        Get<InvocationPipeline>().RunAsync(Catalog.Functions.Single(one => one.Name == function), info, CancellationToken.None);

    /// <summary>Does what no function does here, between two functions.</summary>
    public Task InTurnAsync(Func<Task> work) => Get<OneAtATime>().InTurnAsync(work);

    public async ValueTask DisposeAsync()
    {
        if (_http.IsValueCreated)
        {
            Http.Dispose();
        }

        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static WebApplication Build(LocalDatabase database, LocalClock clock, Func<TableServiceClient, TableServiceClient> tables, IEmailSender sender)
    {
        var options = new LocalOptions { Data = LocalOptions.InMemory, ConfigurationFile = Repository.PathTo("config", "smarketing.json") };
        var folder = DataFolder.Open(options.Data);
        var builder = LocalApplication.CreateBuilder(new ListenAddresses(options.Urls), folder, new LocalKeys(FunctionKey, $"k1:{Secret}", Secret), options);
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<OneAtATime>().AddSingleton<IFunctionsWorkerMiddleware>(services => services.GetRequiredService<OneAtATime>());
        builder.Services.AddSmarketing(builder.Configuration);
        LocalApplication.AddHost(builder.Services, new LocalParts(database, clock, folder, Catalog, new FunctionKey(FunctionKey)));
        builder.Services.Replace(ServiceDescriptor.Singleton(tables(new SqliteTableServiceClient(database, clock))));
        builder.Services.Replace(ServiceDescriptor.Singleton(sender));
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new PatientClock(clock)));
        builder.Services.Replace(ServiceDescriptor.Singleton(new DurableEngineOptions { ActivityParallelism = 1, EpisodeParallelism = 1, StopPatience = TimeSpan.Zero }));
        var app = builder.Build();
        app.Use(next => http => app.Services.GetRequiredService<StartingGate>().PassAsync(http, next));
        LocalApplication.Map(app, Catalog, HostSettings.RoutePrefix(options.HostFile));
        return app;
    }
}
