using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Smarketing.Local.Storage;
using Smarketing.Local.Tests.Hosting;

namespace Smarketing.Local.Tests.Time;

public sealed class ClockEndpointTests
{
    [Fact]
    public async Task The_clock_tells_where_it_stands()
    {
        await using var world = await new HostWorld().StartAsync();
        var clock = await world.GetJsonAsync("/local/clock");
        Assert.Equal(HostWorld.Monday, clock.GetProperty("now").GetDateTimeOffset());
        Assert.False(clock.GetProperty("running").GetBoolean());
        Assert.False(clock.TryGetProperty("done", out _));
    }

    [Fact]
    public async Task Winding_does_all_that_is_due_in_order_of_due_time()
    {
        await using var world = await new HostWorld().StartAsync(hourly: "0 0 * * * *");
        await world.PostAsync("/app/reminders/a");
        await world.WindAsync("PT0S");
        await world.WindAsync("PT30M");
        await world.PostAsync("/app/reminders/b");

        var wound = await world.WindAsync("PT4H");

        Assert.Equal(HostWorld.Monday.AddHours(4.5), wound.GetProperty("now").GetDateTimeOffset());
        Assert.Equal(
            [
                "05 15:00 a begun", "05 15:30 b begun", "05 16:00 hourly", "05 17:00 hourly", "05 18:00 hourly",
                "05 19:00 hourly", "05 19:00 a reminded", "05 19:30 b reminded",
            ],
            world.Journal.Lines);
        Assert.Equal(6, wound.GetProperty("done").GetInt32());
    }

    [Fact]
    public async Task What_cannot_be_stored_is_answered_503_with_when_to_try_again_and_reading_goes_on()
    {
        await using var world = await new HostWorld().StartAsync();
        await world.Host.Services.GetRequiredService<LocalDatabase>().WriteAsync(session => session.Execute("PRAGMA query_only = 1"));

        using var refused = await world.PostAsync("/local/clock", JsonContent.Create(new { advance = "PT1H" }));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        Assert.Equal(TimeSpan.FromMinutes(1), refused.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.OK, (await world.GetAsync("/local/clock")).StatusCode);
    }

    [Fact]
    public async Task Winding_by_nothing_waits_for_what_was_caused_at_this_instant()
    {
        await using var world = await new HostWorld().StartAsync();
        await world.PostAsync("/app/reminders/a");
        await world.WindAsync("PT0S");
        Assert.Equal(["05 15:00 a begun"], world.Journal.Lines);
    }

    [Fact]
    public async Task A_held_clock_does_nothing_by_itself()
    {
        await using var world = await new HostWorld().StartAsync(hourly: "* * * * * *");
        await world.WindAsync("PT0S");
        Assert.Empty(world.Journal.Lines);
        await world.WindAsync("PT3S");
        Assert.Equal(3, world.Journal.Lines.Count);
    }

    [Fact]
    public async Task Winds_at_the_same_moment_add_up()
    {
        await using var world = await new HostWorld().StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.WindAsync("P1D")));
        Assert.Equal(HostWorld.Monday.AddDays(8), (await world.GetJsonAsync("/local/clock")).GetProperty("now").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_clock_let_run_goes_on_from_where_it_was_and_fires_what_comes()
    {
        await using var world = await new HostWorld().StartAsync(hourly: "* * * * * *");
        var running = await (await world.Http.PostAsJsonAsync(world.At("/local/clock"), new { run = true })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(running.GetProperty("running").GetBoolean());
        Assert.InRange(running.GetProperty("now").GetDateTimeOffset(), HostWorld.Monday, HostWorld.Monday.AddMinutes(1));
        Assert.Contains("hourly", await world.Journal.NextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"advance": "P1M"}""")]
    [InlineData("""{"advance": "P1Y"}""")]
    [InlineData("""{"advance": "-PT1H"}""")]
    [InlineData("""{"advance": "4 hours"}""")]
    [InlineData("""{"advance": 4}""")]
    [InlineData("""{"advance": "P999999999D"}""")]
    [InlineData("""{"to": "2026-01-05T14:59:59Z"}""")]
    [InlineData("""{"to": "2026-02-01T00:00:00"}""")]
    [InlineData("""{"to": "tomorrow"}""")]
    [InlineData("""{"run": false}""")]
    [InlineData("""{"advance": "PT1H", "run": true}""")]
    [InlineData("""{"retreat": "PT1H"}""")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    public async Task What_cannot_be_done_is_a_400_problem_and_moves_nothing(string body)
    {
        await using var world = await new HostWorld().StartAsync();
        var response = await world.PostAsync("/local/clock", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!);
        Assert.Equal(HostWorld.Monday, (await world.GetJsonAsync("/local/clock")).GetProperty("now").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_page_s_form_winds_and_comes_back_to_the_console()
    {
        await using var world = await new HostWorld().StartAsync();
        var response = await world.PostAsync("/local/clock", new FormUrlEncodedContent([new("advance", "P14D")]));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("/", response.Headers.Location?.OriginalString);
        Assert.Equal(HostWorld.Monday.AddDays(14), (await world.GetJsonAsync("/local/clock")).GetProperty("now").GetDateTimeOffset());
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Another_site_in_the_same_browser_winds_nothing(string header, string value)
    {
        await using var world = await new HostWorld().StartAsync();
        world.Http.DefaultRequestHeaders.Add(header, value);
        var response = await world.PostAsync("/local/clock", new FormUrlEncodedContent([new("advance", "P14D")]));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(HostWorld.Monday, world.Host.Clock.GetUtcNow());
    }
}
