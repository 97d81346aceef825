using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Smarketing.Functions.Http;
using Smarketing.Local.Http;
using Smarketing.Local.Invocation;
using Smarketing.Local.Storage;
using Smarketing.Local.Time;

namespace Smarketing.Local.Hosting;

/// <summary>The Functions host of one machine, running.</summary>
public sealed class LocalHost : IAsyncDisposable
{
    private readonly Stack<object> _parts = new();
    private WebApplication? _app;

    private LocalHost()
    {
    }

    /// <summary>Where it is reached; its links begin with it.</summary>
    public Uri BaseUrl { get; private set; } = null!;

    public string FunctionKey { get; private set; } = null!;

    public LocalClock Clock { get; private set; } = null!;

    /// <summary>Whether the data folder had been used before.</summary>
    public bool IsUsedFolder { get; private set; }

    public IServiceProvider Services => _app!.Services;

    /// <summary>Starts the functions of an assembly; completes when requests are accepted.</summary>
    /// <param name="addApp">Registers what the functions need, from the configuration given.</param>
    /// <exception cref="LocalStartException">It cannot start, for reasons that are named; nothing runs then.</exception>
    public static Task<LocalHost> StartAsync(LocalOptions options, Assembly functions, Action<IServiceCollection, IConfiguration> addApp) =>
        StartAsync(options, functions.GetTypes(), addApp);

    internal static async Task<LocalHost> StartAsync(LocalOptions options, IReadOnlyList<Type> functions, Action<IServiceCollection, IConfiguration> addApp)
    {
        var host = new LocalHost();
        try
        {
            await host.OpenAsync(options, functions, addApp);
            return host;
        }
        catch (Exception failure)
        {
            await host.DisposeAsync();
            throw StartFaults.Of(failure) is { Count: > 0 } faults ? new LocalStartException(faults) : failure;
        }
    }

    /// <summary>Completes when the program is told to stop.</summary>
    public async Task WhenStoppedAsync()
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stopping = _app!.Lifetime.ApplicationStopping.Register(stopped.SetResult);
        await stopped.Task;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
        }

        while (_parts.TryPop(out var part))
        {
            if (part is IAsyncDisposable asynchronous)
            {
                await asynchronous.DisposeAsync();
            }
            else
            {
                ((IDisposable)part).Dispose();
            }
        }
    }

    private async Task OpenAsync(LocalOptions options, IReadOnlyList<Type> functions, Action<IServiceCollection, IConfiguration> addApp)
    {
        var addresses = new ListenAddresses(options.Urls);
        var folder = Keep(DataFolder.Open(options.Data));
        var keys = folder.OpenKeys();
        BaseUrl = addresses.BaseUrl;
        FunctionKey = options.FunctionKey ?? keys.FunctionKey;
        var catalog = FunctionCatalog.Read(functions);
        var database = Keep(folder.OpenDatabase());
        Clock = await OpenClockAsync(options, new ClockStore(database));

        var builder = LocalApplication.CreateBuilder(addresses, folder, keys, options);
        addApp(builder.Services, builder.Configuration);
        LocalApplication.AddHost(builder.Services, new LocalParts(database, Clock, folder, catalog, new FunctionKey(FunctionKey)));
        _app = Keep(builder.Build());
        await StartAsync(_app, catalog, HostSettings.RoutePrefix(options.HostFile));
    }

    private async Task<LocalClock> OpenClockAsync(LocalOptions options, ClockStore store)
    {
        var known = await store.LoadAsync();
        IsUsedFolder = known is not null;
        var clock = new LocalClock(options.Machine, known ?? new ClockState(options.Start?.ToUniversalTime(), TimeSpan.Zero));
        if (options.Start is { } start)
        {
            clock.HoldAt(start);
        }

        await store.SaveAsync(clock.State);
        return clock;
    }

    private static async Task StartAsync(WebApplication app, FunctionCatalog catalog, string routePrefix)
    {
        var gate = app.Services.GetRequiredService<StartingGate>();
        var disk = app.Services.GetRequiredService<DiskGate>();
        app.Use(next => http => RefusedBody.DropAsync(http, next));
        app.Use(next => http =>
        {
            // What no function answers, such as 401 and 404, is kept to itself like what one does.
            SecurityHeaders.Set(http.Response.Headers);
            return gate.PassAsync(http, next);
        });
        app.Use(next => http => disk.PassAsync(http, next));
        LocalApplication.Map(app, catalog, routePrefix);
        await app.StartAsync();
        await LocalApplication.StartWorkAsync(app.Services);
        gate.Open();
    }

    private T Keep<T>(T part)
        where T : notnull
    {
        _parts.Push(part);
        return part;
    }
}
