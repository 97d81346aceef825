using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Smarketing.Functions;
using Smarketing.Functions.Storage;
using Smarketing.Local.Durable;
using Smarketing.Local.Hosting;
using Smarketing.Local.Http;
using Smarketing.Local.Invocation;
using Smarketing.Local.Storage;
using Smarketing.Local.Time;

namespace Smarketing.Local.Tests.Cost;

/// <summary>The whole app on local tables and the local engine, in memory, with every storage call counted.</summary>
internal sealed class CostWorld : IAsyncDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 15, 0, 0, TimeSpan.Zero);

    private readonly LocalDatabase _database = LocalDatabase.Open(LocalOptions.InMemory);
    private readonly FunctionCatalog _catalog = FunctionCatalog.Read(typeof(SmarketingServices).Assembly.GetTypes());
    private ServiceProvider _services = null!;

    public CountingTables Tables { get; private set; } = null!;

    /// <param name="configuration">Settings that stand for parts of the shipped configuration.</param>
    public static async Task<CostWorld> StartAsync(params IEnumerable<KeyValuePair<string, string?>> configuration)
    {
        var world = new CostWorld();
        await world.OpenAsync(configuration);
        return world;
    }

    /// <summary>Posts a form through the function that takes it; all that follows at that instant is done.</summary>
    public async Task PostAsync(string form, object fields)
    {
        var http = new DefaultHttpContext { RequestServices = _services };
        http.Request.Method = HttpMethods.Post;
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(fields)));
        http.Request.RouteValues["form"] = form;
        var function = _catalog.Functions.Single(known => known.Name == "PostForm");
        var context = new LocalFunctionContext(function, _services, http.Request, CancellationToken.None);
        context.Items.Add("HttpRequestContext", http);
        if (await _services.GetRequiredService<InvocationPipeline>().RunAsync(context) is not IStatusCodeHttpResult { StatusCode: StatusCodes.Status202Accepted })
        {
            throw new InvalidOperationException($"The form {form} was not taken.");
        }

        await WindAsync(TimeSpan.Zero);
    }

    public Task WindAsync(TimeSpan duration) => _services.GetRequiredService<ClockWinder>().AdvanceAsync(duration, CancellationToken.None);

    /// <summary>How many of a kind stand in the histories of an orchestrator's instances.</summary>
    public Task<int> CountAsync(string orchestrator, EventKind kind) => _database.ReadAsync(session =>
    {
        var rows = session.Query(
            "SELECT COUNT(*) FROM DurableHistory WHERE Kind = $1 AND Run IN (SELECT Run FROM DurableInstances WHERE Name = $2)", (int)kind, orchestrator);
        rows.Read();
        return rows.GetInt32(0);
    });

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task OpenAsync(IEnumerable<KeyValuePair<string, string?>> configuration)
    {
        var key = Convert.ToBase64String(new byte[32]);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("ConfigurationFile", ConfigurationFile()), new("PublicBaseUrl", "https://leads.example"), new("Links:Keys", $"k1:{key}"), new("IdentityKey", key), .. configuration,
        ]).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(settings);
        services.AddSmarketing(settings);
        var clock = new LocalClock(TimeProvider.System, new ClockState(Monday, TimeSpan.Zero));
        LocalApplication.AddHost(services, new LocalParts(_database, clock, DataFolder.Open(LocalOptions.InMemory), _catalog, new FunctionKey("key")));
        Tables = new CountingTables((TableServiceClient)services.Single(service => service.ServiceType == typeof(TableServiceClient)).ImplementationInstance!);
        services.Replace(ServiceDescriptor.Singleton<TableServiceClient>(Tables));
        services.AddSingleton<IFunctionsWorkerMiddleware>(Tables);
        _services = services.BuildServiceProvider();
        await _services.GetRequiredService<ClockStore>().LoadAsync();
        await _services.GetRequiredService<TablesStartup>().StartAsync(CancellationToken.None);
        await LocalApplication.StartWorkAsync(_services);
    }

    private static string ConfigurationFile()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Smarketing.Functions.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("This runs outside the repository.");
        }

        return Path.Combine(folder, "config", "smarketing.json");
    }
}
