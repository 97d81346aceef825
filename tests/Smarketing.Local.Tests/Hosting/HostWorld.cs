using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Smarketing.Local.Hosting;

namespace Smarketing.Local.Tests.Hosting;

/// <summary>The host with the sample functions, on a port and a data folder of its own.</summary>
internal sealed class HostWorld : IAsyncDisposable
{
    public static readonly DateTimeOffset Monday = new(2026, 1, 5, 15, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smarketing-host-");
    private LocalHost? _host;

    public HostWorld() => Options = new LocalOptions
    {
        Urls = [new Uri("http://127.0.0.1:0")],
        Data = Path.Combine(_folder.FullName, "data"),
        ConfigurationFile = Path.Combine(_folder.FullName, "smarketing.json"),
        HostFile = Path.Combine(_folder.FullName, "host.json"),
        Start = Monday,
    };

    public LocalOptions Options { get; set; }

    public IReadOnlyList<Type> Functions { get; set; } = [typeof(SampleFunctions)];

    public Action<IServiceCollection> Services { get; set; } = _ => { };

    /// <summary>The configuration that the app was given.</summary>
    public IConfiguration? Configuration { get; private set; }

    public Journal Journal { get; } = new();

    public LocalHost Host => _host ?? throw new InvalidOperationException("Start the world first.");

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public async Task<HostWorld> StartAsync(string hourly = "0 0 0 1 1 *")
    {
        await System.IO.File.WriteAllTextAsync(Options.HostFile, """{"extensions": {"http": {"routePrefix": "app"}}}""");
        _host = await LocalHost.StartAsync(Options, Functions, (services, configuration) =>
        {
            configuration["HourlySchedule"] = hourly;
            Configuration = configuration;
            services.AddLogging(logging => logging.ClearProviders());
            services.AddSingleton(Journal);
            Services(services);
        });
        return this;
    }

    public async Task StopAsync()
    {
        await Host.DisposeAsync();
        _host = null;
    }

    public Uri At(string path) => new(Host.BaseUrl, path);

    public Task<HttpResponseMessage> GetAsync(string path, string? accept = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, At(path));
        if (accept is not null)
        {
            request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        }

        return Http.SendAsync(request);
    }

    public async Task<JsonElement> GetJsonAsync(string path) => await Http.GetFromJsonAsync<JsonElement>(At(path));

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent? content = null) => Http.PostAsync(At(path), content);

    public async Task<JsonElement> WindAsync(string advance)
    {
        var response = await Http.PostAsJsonAsync(At("/local/clock"), new { advance });
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        Http.Dispose();
        _folder.Delete(recursive: true);
    }
}
