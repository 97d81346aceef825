using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Smarketing.Local.Hosting;

namespace Smarketing.Local.Tests.Hosting;

public sealed class LocalHostTests
{
    [Fact]
    public async Task The_app_is_told_its_address_its_configuration_file_and_its_keys()
    {
        await using var world = await new HostWorld().StartAsync();
        Assert.Equal(world.Host.BaseUrl.GetLeftPart(UriPartial.Authority), world.Configuration!["PublicBaseUrl"]);
        Assert.NotEqual(0, world.Host.BaseUrl.Port);
        Assert.Equal(world.File("smarketing.json"), world.Configuration["ConfigurationFile"]);
        Assert.Equal(32, Convert.FromBase64String(world.Configuration["IdentityKey"]!).Length);
        Assert.StartsWith("k1:", world.Configuration["Links:Keys"], StringComparison.Ordinal);
        Assert.Equal(32, Convert.FromBase64String(world.Configuration["Links:Keys"]![3..]).Length);
    }

    [Fact]
    public async Task The_keys_of_a_data_folder_stay_and_are_their_owner_s_only()
    {
        await using var world = await new HostWorld().StartAsync();
        var (key, links, identity) = (world.Host.FunctionKey, world.Configuration!["Links:Keys"], world.Configuration["IdentityKey"]);
        await world.StopAsync();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(world.Options.Data, "keys.json")));
        }

        await world.StartAsync();
        Assert.Equal((key, links, identity), (world.Host.FunctionKey, world.Configuration["Links:Keys"], world.Configuration["IdentityKey"]));
    }

    [Fact]
    public async Task Two_data_folders_have_different_keys()
    {
        await using var one = await new HostWorld().StartAsync();
        await using var other = await new HostWorld().StartAsync();
        Assert.NotEqual(one.Host.FunctionKey, other.Host.FunctionKey);
        Assert.NotEqual(one.Configuration!["IdentityKey"], other.Configuration!["IdentityKey"]);
    }

    [Fact]
    public async Task A_key_file_that_cannot_be_read_stops_the_start_and_is_left_alone()
    {
        await using var world = new HostWorld();
        Directory.CreateDirectory(world.Options.Data);
        var file = Path.Combine(world.Options.Data, "keys.json");
        await File.WriteAllTextAsync(file, """{"functionKey": "k"}""");
        var failure = await Assert.ThrowsAsync<LocalStartException>(() => world.StartAsync());
        Assert.Contains(file, failure.Message, StringComparison.Ordinal);
        Assert.Equal("""{"functionKey": "k"}""", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_second_program_on_a_data_folder_is_refused_and_the_first_goes_on()
    {
        await using var first = await new HostWorld().StartAsync();
        await using var second = new HostWorld();
        second.Options = second.Options with { Data = first.Options.Data };
        var failure = await Assert.ThrowsAsync<LocalStartException>(() => second.StartAsync());
        Assert.Contains("in use", failure.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/app/greet/Ana")).StatusCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_stops_the_start_with_its_address()
    {
        await using var first = await new HostWorld().StartAsync();
        await using var second = new HostWorld();
        second.Options = second.Options with { Urls = [first.Host.BaseUrl] };
        var failure = await Assert.ThrowsAsync<LocalStartException>(() => second.StartAsync());
        Assert.Contains("in use", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_of_the_app_s_options_is_told_and_the_folder_is_free_again()
    {
        await using var world = new HostWorld
        {
            Services = services => services.AddOptions<SampleOptions>()
                .Validate(_ => false, "team.reps[0].email: is no address")
                .Validate(_ => false, "forms[2].id: stands twice")
                .ValidateOnStart(),
        };
        var failure = await Assert.ThrowsAsync<LocalStartException>(() => world.StartAsync());
        Assert.Equal(["team.reps[0].email: is no address", "forms[2].id: stands twice"], failure.Faults);
        world.Services = _ => { };
        await world.StartAsync();
    }

    [Fact]
    public async Task Requests_before_everything_has_started_get_503()
    {
        HttpResponseMessage? early = null;
        await using var world = new HostWorld
        {
            Services = services => services.AddHostedService(provider => new AskAtStart(provider, address =>
            {
                using var http = new HttpClient();
                early = http.Send(new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/app/greet/Ana")));
            })),
        };
        await world.StartAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, early?.StatusCode);
        Assert.Equal("application/problem+json", early?.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(early?.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await world.GetAsync("/app/greet/Ana")).StatusCode);
    }

    [Fact]
    public async Task A_stop_doesn_t_wait_for_a_request_without_end()
    {
        await using var world = await new HostWorld().StartAsync();
        var call = world.GetAsync("/app/wait");
        Assert.Equal("waiting", await world.Journal.NextAsync());
        await world.StopAsync().WaitAsync(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => call);
    }

    [Fact]
    public async Task In_memory_nothing_is_kept()
    {
        await using var world = new HostWorld();
        world.Options = world.Options with { Data = LocalOptions.InMemory };
        await world.StartAsync();
        await world.PostAsync("/app/mails/m1");
        Assert.Single((await world.GetJsonAsync("/local/outbox")).EnumerateArray());
        Assert.False(Directory.Exists(world.File("data")));
        Assert.False(Directory.Exists(LocalOptions.InMemory));
        var key = world.Host.FunctionKey;
        await world.StopAsync();
        await world.StartAsync();
        Assert.Empty((await world.GetJsonAsync("/local/outbox")).EnumerateArray());
        Assert.NotEqual(key, world.Host.FunctionKey);
    }

    [Fact]
    public async Task What_waits_in_an_orchestration_survives_a_restart()
    {
        await using var world = await new HostWorld().StartAsync();
        await world.PostAsync("/app/reminders/a");
        await world.WindAsync("PT0S");
        await world.StopAsync();
        await world.StartAsync();
        await world.WindAsync("PT4H");
        Assert.Equal(["05 15:00 a begun", "05 19:00 a reminded"], world.Journal.Lines);
        Assert.Equal("completed", (await world.GetJsonAsync("/local/instances")).EnumerateArray().Single().GetProperty("status").GetString());
    }

    [Theory]
    [InlineData(typeof(UnknownParameter), "UnknownParameter", "'language'")]
    [InlineData(typeof(UnknownTrigger), "UnknownTrigger", "QueueTriggerAttribute")]
    [InlineData(typeof(NoTrigger), "NoTrigger", "0 triggers")]
    [InlineData(typeof(SameName), "Same", "more than one method")]
    [InlineData(typeof(FiveFields), "FiveFields", "'0 * * * *'")]
    [InlineData(typeof(UnsetSchedule), "UnsetSchedule", "'NoSuchSetting'")]
    [InlineData(typeof(ForUsers), "ForUsers", "User")]
    public async Task A_function_that_cannot_run_here_stops_the_start_and_is_named(Type functions, string name, string why)
    {
        await using var world = new HostWorld { Functions = [functions] };
        var failure = await Assert.ThrowsAsync<LocalStartException>(() => world.StartAsync());
        Assert.Contains($"'{name}'", failure.Message, StringComparison.Ordinal);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
    }

    private sealed record SampleOptions;

    private sealed class AskAtStart(IServiceProvider services, Action<Uri> ask) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            // Raised when the server listens, before the host lets anybody in.
            var address = new Uri(services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["PublicBaseUrl"]!);
            services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => ask(address));
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private static class UnknownParameter
    {
        [Function("UnknownParameter")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "x/{id}")] HttpRequest request, string id, string language) =>
            Results.Text($"{request.Path} {id} {language}");
    }

    private static class UnknownTrigger
    {
        [Function("UnknownTrigger")]
        public static void Run([QueueTrigger] string message) => Assert.Fail(message);
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    private sealed class QueueTriggerAttribute : Microsoft.Azure.Functions.Worker.Extensions.Abstractions.TriggerBindingAttribute;

    private static class NoTrigger
    {
        [Function("NoTrigger")]
        public static void Run()
        {
        }
    }

    private static class SameName
    {
        [Function("Same")]
        public static void One([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Assert.NotNull(timer);

        [Function("same")]
        public static void Other([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Assert.NotNull(timer);
    }

    private static class FiveFields
    {
        [Function("FiveFields")]
        public static void Run([TimerTrigger("0 * * * *")] TimerInfo timer) => Assert.NotNull(timer);
    }

    private static class UnsetSchedule
    {
        [Function("UnsetSchedule")]
        public static void Run([TimerTrigger("%NoSuchSetting%")] TimerInfo timer) => Assert.NotNull(timer);
    }

    private static class ForUsers
    {
        [Function("ForUsers")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.User, "get")] HttpRequest request) => Results.Text(request.Path);
    }
}
