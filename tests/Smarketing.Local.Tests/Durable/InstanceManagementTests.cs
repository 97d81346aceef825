using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Smarketing.Local.Durable;

namespace Smarketing.Local.Tests.Durable;

/// <summary>Against "Manage instances in Durable Functions": wait, terminate, purge, query.</summary>
public sealed class InstanceManagementTests
{
    private static EngineWorld World() => new EngineWorld()
        .Orchestrator("Wait", async context => await context.WaitForExternalEvent<string>("end"))
        .Orchestrator("End", context => Task.FromResult(context.GetInput<int>()))
        .Orchestrator<int>("Fail", _ => throw new InvalidOperationException("boom"));

    private static StartOrchestrationOptions Id(string instanceId) => new(instanceId);

    [Fact]
    public async Task Waiting_ends_when_the_instance_starts_or_completes()
    {
        await using var world = await World().StartAsync();
        await world.Client.ScheduleNewOrchestrationInstanceAsync("Wait", Id("one"));

        Assert.True((await world.Client.WaitForInstanceStartAsync("one")).IsRunning);
        var completion = world.Client.WaitForInstanceCompletionAsync("one", getInputsAndOutputs: true);
        Assert.False(completion.IsCompleted);
        await world.Client.RaiseEventAsync("one", "end", "x");

        Assert.Equal("x", (await completion.WaitAsync(TimeSpan.FromSeconds(30))).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        await using var world = await World().StartAsync();
        await world.RunAsync("Wait");
        using var cancel = new CancellationTokenSource();
        var completion = world.Client.WaitForInstanceCompletionAsync("Wait", cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => completion);
    }

    [Fact]
    public async Task Of_an_unknown_instance_there_is_nothing_to_tell()
    {
        await using var world = await World().StartAsync();

        Assert.Null(await world.Client.GetInstanceAsync("nobody"));
        await Assert.ThrowsAsync<InstanceNotFoundException>(() => world.Client.WaitForInstanceCompletionAsync("nobody"));
    }

    [Fact]
    public async Task Terminate_ends_an_instance_with_its_alarms_and_keeps_the_given_output()
    {
        await using var world = await new EngineWorld()
            .Orchestrator("Sleep", async context =>
            {
                await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                return 1;
            })
            .StartAsync();
        await world.RunAsync("Sleep", instanceId: "one");
        await world.Client.ScheduleNewOrchestrationInstanceAsync("Sleep", new StartOrchestrationOptions("two", EngineWorld.Monday.AddDays(1)));

        await world.Client.TerminateInstanceAsync("one", "enough");
        await world.Client.TerminateInstanceAsync("two");

        var instance = await world.GetAsync("one");
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, "enough"), (instance.RuntimeStatus, instance.ReadOutputAs<string>()));
        Assert.Null(await world.Engine.NextDueAsync(CancellationToken.None));
    }

    // "Terminating has no effect on in-flight activities: they continue to run, however their results will be discarded."
    [Fact]
    public async Task An_activity_under_way_at_a_terminate_runs_on_and_its_result_is_discarded()
    {
        var began = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var world = await new EngineWorld()
            .Activity<int, int>("Work", async (input, _) =>
            {
                began.SetResult();
                await release.Task;
                return input;
            })
            .Orchestrator("Call", async context => await context.CallActivityAsync<int>("Work", 1))
            .StartAsync();
        await world.Client.ScheduleNewOrchestrationInstanceAsync("Call", Id("one"));
        await began.Task;

        await world.Client.TerminateInstanceAsync("one");
        release.SetResult();
        await world.IdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await world.GetAsync("one")).RuntimeStatus);
        Assert.Equal(0, await world.CountAsync("DurableInbox"));
    }

    // "Attempting to terminate a completed or non-existent orchestration instance will fail silently."
    [Fact]
    public async Task Terminating_what_is_finished_or_unknown_changes_nothing()
    {
        await using var world = await World().StartAsync();
        await world.RunAsync("End", 1);

        await world.Client.TerminateInstanceAsync("End");
        await world.Client.TerminateInstanceAsync("nobody");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await world.GetAsync("End")).RuntimeStatus);
    }

    [Fact]
    public async Task Purge_removes_a_finished_instance_with_its_history()
    {
        await using var world = await World().StartAsync();
        await world.RunAsync("End", 1);

        Assert.Equal(1, (await world.Client.PurgeInstanceAsync("End")).PurgedInstanceCount);

        Assert.Null(await world.Client.GetInstanceAsync("End"));
        Assert.Equal(0, await world.CountAsync("DurableHistory"));
        Assert.Equal(0, (await world.Client.PurgeInstanceAsync("End")).PurgedInstanceCount);
    }

    // "InvalidOperationException: the orchestration is not in a Completed, Failed, or Terminated state."
    [Fact]
    public async Task A_running_instance_cannot_be_purged()
    {
        await using var world = await World().StartAsync();
        await world.RunAsync("Wait");

        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Client.PurgeInstanceAsync("Wait"));
    }

    [Fact]
    public async Task Purge_by_filter_takes_finished_instances_of_that_time_and_status_only()
    {
        await using var world = await World().StartAsync();
        await world.RunAsync("End", 1, "old");
        await world.RunAsync("Fail", 1, "old failure");
        await world.RunAsync("Wait", instanceId: "old but running");
        await world.WindAsync(TimeSpan.FromDays(1));
        await world.RunAsync("End", 1, "new");

        var purged = await world.Client.PurgeAllInstancesAsync(
            new PurgeInstancesFilter(CreatedTo: EngineWorld.Monday.AddHours(1), Statuses: [OrchestrationRuntimeStatus.Completed]));

        Assert.Equal(1, purged.PurgedInstanceCount);
        Assert.Equal(["new", "old but running", "old failure"], await IdsAsync(world, new OrchestrationQuery()));
    }

    [Fact]
    public async Task A_query_filters_by_status_prefix_and_time_of_creation()
    {
        await using var world = await World().StartAsync();
        await world.RunAsync("End", 1, "a-1");
        await world.RunAsync("Wait", 1, "a-2");
        await world.WindAsync(TimeSpan.FromDays(1));
        await world.RunAsync("End", 1, "b-1");

        Assert.Equal(["a-1", "a-2"], await IdsAsync(world, new OrchestrationQuery(InstanceIdPrefix: "a-")));
        Assert.Equal(["a-1", "b-1"], await IdsAsync(world, new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Completed])));
        Assert.Equal(["b-1"], await IdsAsync(world, new OrchestrationQuery(CreatedFrom: EngineWorld.Monday.AddHours(1))));
        Assert.Equal(["a-1", "a-2"], await IdsAsync(world, new OrchestrationQuery(CreatedTo: EngineWorld.Monday.AddHours(1))));
    }

    [Fact]
    public async Task Pages_hold_what_they_are_asked_to_and_go_on_where_the_last_one_ended()
    {
        await using var world = await World().StartAsync();
        for (var number = 0; number < 7; number++)
        {
            await world.Client.ScheduleNewOrchestrationInstanceAsync("End", number, Id($"i{number}"));
        }

        var pages = new List<Page<OrchestrationMetadata>>();
        await foreach (var page in world.Client.GetAllInstancesAsync(new OrchestrationQuery(PageSize: 3)).AsPages())
        {
            pages.Add(page);
        }

        Assert.Equal([3, 3, 1], pages.Select(page => page.Values.Count));
        Assert.Equal(
            ["i3", "i4", "i5", "i6"],
            await IdsAsync(world, new OrchestrationQuery(PageSize: 3, ContinuationToken: pages[0].ContinuationToken)));
    }

    [Fact]
    public async Task Tags_are_kept()
    {
        await using var world = await World().StartAsync();
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["team"] = "north" };
        await world.Client.ScheduleNewOrchestrationInstanceAsync("End", 1, Id("one") with { Tags = tags });

        Assert.Equal("north", (await world.GetAsync("one")).Tags["team"]);
    }

    private static async Task<List<string>> IdsAsync(EngineWorld world, OrchestrationQuery query)
    {
        var ids = new List<string>();
        await foreach (var instance in world.Client.GetAllInstancesAsync(query))
        {
            ids.Add(instance.InstanceId);
        }

        return ids;
    }
}
