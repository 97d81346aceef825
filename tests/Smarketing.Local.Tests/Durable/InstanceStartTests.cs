using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Smarketing.Local.Durable;

namespace Smarketing.Local.Tests.Durable;

/// <summary>Against "Manage instances in Durable Functions": the starts, once, twice and later.</summary>
public sealed class InstanceStartTests
{
    private static EngineWorld World() => new EngineWorld()
        .Orchestrator("Wait", async context => await context.WaitForExternalEvent<string>("end"))
        .Orchestrator("End", context => Task.FromResult(context.GetInput<int>()))
        .Orchestrator<int>("Fail", _ => throw new InvalidOperationException("boom"));

    private static StartOrchestrationOptions Id(string instanceId) => new(instanceId);

    [Fact]
    public async Task Without_an_id_each_start_gets_a_new_one()
    {
        await using var world = await World().StartAsync();

        var first = await world.Client.ScheduleNewOrchestrationInstanceAsync("End", 1);
        var second = await world.Client.ScheduleNewOrchestrationInstanceAsync("End", 2);

        Assert.NotEqual(first, second);
        Assert.Equal(2, (await world.Client.WaitForInstanceCompletionAsync(second, true)).ReadOutputAs<int>());
    }

    // Seen in the real host: OrchestrationAlreadyExistsException.
    [Fact]
    public async Task A_running_instance_is_not_started_again()
    {
        await using var world = await World().StartAsync();
        await world.RunAsync("Wait", instanceId: "one");

        await Assert.ThrowsAsync<InstanceAlreadyExistsException>(() => world.Client.ScheduleNewOrchestrationInstanceAsync("Wait", Id("one")));
        await world.RaiseAsync("one", "end", "still the first");

        Assert.Equal("still the first", await world.OutputAsync<string>("one"));
    }

    [Fact]
    public async Task A_finished_instance_runs_again_and_nothing_of_its_first_run_is_left()
    {
        await using var world = await World().StartAsync();
        await world.RunAsync("End", 1, "one");
        await world.WindAsync(TimeSpan.FromDays(1));

        await world.RunAsync("End", 2, "one");

        var instance = await world.GetAsync("one");
        Assert.Equal((2, EngineWorld.Monday.AddDays(1)), (instance.ReadOutputAs<int>(), instance.CreatedAt));
        Assert.Equal(1, await world.CountAsync("DurableInstances"));
        Assert.Equal(1, await world.CountAsync("DurableHistory"));
    }

    [Theory]
    [InlineData("End", OrchestrationRuntimeStatus.Completed, true)]
    [InlineData("End", OrchestrationRuntimeStatus.Failed, false)]
    [InlineData("Fail", OrchestrationRuntimeStatus.Failed, true)]
    [InlineData("Fail", OrchestrationRuntimeStatus.Terminated, false)]
    public async Task A_finished_instance_is_not_started_again_when_its_end_is_a_dedupe_status(
        string orchestrator, OrchestrationRuntimeStatus dedupe, bool refused)
    {
        await using var world = await World().StartAsync();
        await world.RunAsync(orchestrator, 1, "one");

        var again = () => world.Client.ScheduleNewOrchestrationInstanceAsync("End", 2, Id("one").WithDedupeStatuses(dedupe));

        if (refused)
        {
            await Assert.ThrowsAsync<InstanceAlreadyExistsException>(again);
        }
        else
        {
            Assert.Equal("one", await again());
        }
    }

    [Fact]
    public async Task With_every_dedupe_status_named_an_id_is_used_once()
    {
        await using var world = await World().StartAsync();
        var all = Id("one").WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
        await world.Client.ScheduleNewOrchestrationInstanceAsync("Wait", all);
        await world.IdleAsync();
        await world.Client.TerminateInstanceAsync("one");

        await Assert.ThrowsAsync<InstanceAlreadyExistsException>(() => world.Client.ScheduleNewOrchestrationInstanceAsync("Wait", all));
    }

    [Fact]
    public async Task Of_many_starts_of_one_id_at_one_moment_one_wins()
    {
        await using var world = await World().StartAsync();

        var starts = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            try
            {
                await Task.Yield();
                await world.Client.ScheduleNewOrchestrationInstanceAsync("Wait", Id("one"));
                return 1;
            }
            catch (InstanceAlreadyExistsException)
            {
                return 0;
            }
        }));

        Assert.Equal(1, starts.Sum());
    }

    [Fact]
    public async Task An_unknown_orchestrator_is_refused_at_the_start()
    {
        await using var world = await World().StartAsync();

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => world.Client.ScheduleNewOrchestrationInstanceAsync("Nobody"));

        Assert.Contains("'Nobody'", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a#b")]
    [InlineData("@a")]
    [InlineData("a\nb")]
    public async Task An_impossible_id_is_refused(string instanceId)
    {
        await using var world = await World().StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => world.Client.ScheduleNewOrchestrationInstanceAsync("End", Id(instanceId)));
    }

    // "Scheduled start": pending until its time, and events that come before it wait for it.
    [Fact]
    public async Task A_scheduled_start_waits_for_its_time()
    {
        await using var world = await World().StartAsync();
        await world.Client.ScheduleNewOrchestrationInstanceAsync("Wait", new StartOrchestrationOptions("later", EngineWorld.Monday.AddDays(2)));
        await world.RaiseAsync("later", "end", "early");
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await world.GetAsync("later")).RuntimeStatus);

        await world.RestartAsync();
        await world.IdleAsync();
        await world.WindAsync(TimeSpan.FromDays(2));

        Assert.Equal("early", await world.OutputAsync<string>("later"));
    }
}
