using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Smarketing.Local.Tests.Hosting;

namespace Smarketing.Local.Tests.Http;

public sealed class HttpFunctionTests
{
    private const int LargeBody = 8 * 1024 * 1024;

    [Fact]
    public async Task A_function_answers_at_its_route_under_the_prefix_of_the_host_file()
    {
        await using var world = await new HostWorld().StartAsync();
        Assert.Equal("GET Ana", await world.Http.GetStringAsync(world.At("/app/greet/Ana")));
        Assert.Equal(HttpStatusCode.NotFound, (await world.GetAsync("/greet/Ana")).StatusCode);
    }

    [Theory]
    [InlineData("/app/sum/2/3", "5")]
    [InlineData("/app/sum/2", "102")]
    [InlineData("/app/things/7f1b2c3d-0000-4000-8000-000000000001", "7f1b2c3d-0000-4000-8000-000000000001")]
    public async Task Route_values_reach_the_parameters_of_their_names(string path, string answer)
    {
        await using var world = await new HostWorld().StartAsync();
        Assert.Equal(answer, await world.Http.GetStringAsync(world.At(path)));
    }

    [Theory]
    [InlineData("/app/sum/two")]
    [InlineData("/app/things/not-an-id")]
    [InlineData("/nothing/here")]
    public async Task An_address_that_names_nothing_is_a_404_problem(string path)
    {
        await using var world = await new HostWorld().StartAsync();
        await AssertProblem(await world.GetAsync(path), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task HEAD_is_answered_like_GET_without_a_body()
    {
        await using var world = await new HostWorld().StartAsync();
        using var response = await world.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, world.At("/app/greet/Ana")));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_function_without_a_result_answers_200()
    {
        await using var world = await new HostWorld().StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await world.PostAsync("/app/silent")).StatusCode);
    }

    [Fact]
    public async Task A_failure_is_a_500_problem_that_tells_nothing_of_its_cause()
    {
        await using var world = await new HostWorld().StartAsync();
        var body = await AssertProblem(await world.GetAsync("/app/broken"), HttpStatusCode.InternalServerError);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_is_told_in_the_language_of_the_caller()
    {
        await using var world = await new HostWorld().StartAsync();
        world.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr, es-MX;q=0.8, en;q=0.5");
        var body = await AssertProblem(await world.GetAsync("/nothing"), HttpStatusCode.NotFound);
        Assert.Contains("nada", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/app/guarded")]
    [InlineData("/app/administered")]
    public async Task A_guarded_function_wants_the_key_in_the_header_or_the_query(string path)
    {
        await using var world = new HostWorld();
        world.Options = world.Options with { FunctionKey = "the-key" };
        await world.StartAsync();
        await AssertProblem(await world.PostAsync(path), HttpStatusCode.Unauthorized);
        await AssertProblem(await world.PostAsync(path + "?code=the-kez"), HttpStatusCode.Unauthorized);
        await AssertProblem(await world.PostAsync(path + "?code="), HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.NoContent, (await world.PostAsync(path + "?code=the-key")).StatusCode);

        world.Http.DefaultRequestHeaders.Add("x-functions-key", "the-key");
        Assert.Equal(HttpStatusCode.NoContent, (await world.PostAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_body_over_1_MiB_is_a_413_problem()
    {
        await using var world = await new HostWorld().StartAsync();
        var fits = await world.PostAsync("/app/echo", new StringContent(new string('a', 1024 * 1024)));
        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
        await AssertProblem(await world.PostAsync("/app/echo", new StringContent(new string('a', (1024 * 1024) + 1))), HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("/app/echo")]
    [InlineData("/app/nowhere")]
    public async Task A_caller_who_is_still_sending_reads_that_it_is_too_much(string path)
    {
        await using var world = await new HostWorld().StartAsync();
        using var caller = new TcpClient();
        await caller.ConnectAsync(world.At(path).Host, world.At(path).Port);
        var connection = caller.GetStream();
        await connection.WriteAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {LargeBody}\r\n\r\n"));
        var answer = new byte[9];
        await connection.ReadExactlyAsync(answer);

        for (var sent = 0; sent < LargeBody; sent += 1024)
        {
            await connection.WriteAsync(new byte[1024]);
        }

        Assert.Equal("HTTP/1.1 ", Encoding.ASCII.GetString(answer));
        Assert.StartsWith(path == "/app/echo" ? "413" : "404", await new StreamReader(connection).ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_leaves_cancels_the_function()
    {
        await using var world = await new HostWorld().StartAsync();
        using var leave = new CancellationTokenSource();
        var call = world.Http.GetAsync(world.At("/app/wait"), leave.Token);
        Assert.Equal("waiting", await world.Journal.NextAsync());
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal("gave up", await world.Journal.NextAsync());
    }

    [Fact]
    public async Task The_context_describes_the_function_as_the_real_worker_does()
    {
        await using var world = await new HostWorld().StartAsync();
        Assert.Equal("request:httpTrigger True Describe", await world.Http.GetStringAsync(world.At("/app/describe")));
    }

    [Fact]
    public async Task Middlewares_run_around_the_function_the_first_one_outermost()
    {
        await using var world = new HostWorld
        {
            Services = services => services
                .AddSingleton<IFunctionsWorkerMiddleware>(provider => new Recorder("outer", provider.GetRequiredService<Journal>()))
                .AddSingleton<IFunctionsWorkerMiddleware>(provider => new Recorder("inner", provider.GetRequiredService<Journal>())),
        };
        await world.StartAsync();
        using var response = await world.GetAsync("/app/greet/Ana");
        Assert.Equal(["outer before", "inner before", "inner after", "outer after"], world.Journal.Lines);
        Assert.Equal("outer", response.Headers.GetValues("X-First").Single());
    }

    private static async Task<string> AssertProblem(HttpResponseMessage response, HttpStatusCode status)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal((int)status, JsonDocument.Parse(body).RootElement.GetProperty("status").GetInt32());
        return body;
    }

    private sealed class Recorder(string name, Journal journal) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            journal.Write($"{name} before");
            context.GetHttpContext()?.Response.Headers.TryAdd("X-First", name);
            await next(context);
            journal.Write($"{name} after");
        }
    }
}
