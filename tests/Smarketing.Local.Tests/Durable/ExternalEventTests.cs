using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Smarketing.Local.Durable;

namespace Smarketing.Local.Tests.Durable;

/// <summary>Against "Handling external events in Durable Functions" and the documentation of WaitForExternalEvent and RaiseEventAsync.</summary>
public sealed class ExternalEventTests
{
    [Fact]
    public async Task A_wait_ends_with_the_payload()
    {
        await using var world = await new EngineWorld()
            .Orchestrator("Wait", async context => await context.WaitForExternalEvent<string>("Reply"))
            .StartAsync();

        await world.RunAsync("Wait");
        await world.RaiseAsync("Wait", "Reply", "yes");

        Assert.Equal("yes", await world.OutputAsync<string>("Wait"));
    }

    // "Event names are case-insensitive."
    [Fact]
    public async Task Names_are_compared_without_case()
    {
        await using var world = await new EngineWorld()
            .Orchestrator("Wait", async context => await context.WaitForExternalEvent<int>("REPLY"))
            .StartAsync();

        await world.RunAsync("Wait");
        await world.RaiseAsync("Wait", "reply", 7);

        Assert.Equal(7, await world.OutputAsync<int>("Wait"));
    }

    // "If the instance is not yet waiting, the event is saved and dispatched immediately when it waits."
    [Fact]
    public async Task Events_before_the_wait_are_kept_in_order_by_name()
    {
        var begin = new TaskCompletionSource();
        await using var world = await new EngineWorld()
            .Activity<int, int>("Work", async (input, _) =>
            {
                await begin.Task;
                return input;
            })
            .Orchestrator("Late", async context =>
            {
                await context.CallActivityAsync<int>("Work", 1);
                var b = await context.WaitForExternalEvent<int>("b");
                var first = await context.WaitForExternalEvent<int>("a");
                var second = await context.WaitForExternalEvent<int>("a");
                return $"{b} {first} {second}";
            })
            .StartAsync();
        await world.Client.ScheduleNewOrchestrationInstanceAsync("Late", new StartOrchestrationOptions("late"));

        await world.Client.RaiseEventAsync("late", "a", 1);
        await world.Client.RaiseEventAsync("late", "a", 2);
        await world.Client.RaiseEventAsync("late", "b", 3);
        begin.SetResult();
        await world.IdleAsync();

        Assert.Equal("3 1 2", await world.OutputAsync<string>("late"));
    }

    [Fact]
    public async Task A_burst_of_events_during_an_activity_all_arrive_in_order()
    {
        await using var world = await new EngineWorld()
            .Activity<int, int>("Note", number => number)
            .Orchestrator("Collect", async context =>
            {
                var seen = new List<int>();
                while (seen.Count < 50)
                {
                    seen.Add(await context.CallActivityAsync<int>("Note", await context.WaitForExternalEvent<int>("n")));
                }

                return seen;
            })
            .StartAsync();
        await world.RunAsync("Collect");

        for (var number = 0; number < 50; number++)
        {
            await world.Client.RaiseEventAsync("Collect", "n", number);
        }

        await world.IdleAsync();
        Assert.Equal(Enumerable.Range(0, 50), await world.OutputAsync<List<int>>("Collect"));
    }

    // "Orchestrators can wait for the same event name multiple times; each event completes just one task." The worker
    // hands it to the newest wait.
    [Fact]
    public async Task Of_two_waits_for_one_name_the_newer_gets_the_first_event()
    {
        await using var world = await new EngineWorld()
            .Orchestrator("Two", async context =>
            {
                var older = context.WaitForExternalEvent<string>("e");
                var newer = context.WaitForExternalEvent<string>("e");
                return $"newer {await newer}, older {await older}";
            })
            .StartAsync();

        await world.RunAsync("Two");
        await world.RaiseAsync("Two", "e", "first");
        await world.RaiseAsync("Two", "e", "second");

        Assert.Equal("newer first, older second", await world.OutputAsync<string>("Two"));
    }

    // "If the event payload cannot be converted into the expected type T, an exception is thrown."
    [Fact]
    public async Task An_unreadable_payload_throws_in_the_orchestrator()
    {
        await using var world = await new EngineWorld()
            .Orchestrator("Read", async context => await context.WaitForExternalEvent<int>("e"))
            .StartAsync();

        await world.RunAsync("Read");
        await world.RaiseAsync("Read", "e", "no number");

        Assert.Equal("System.Text.Json.JsonException", (await world.FailureAsync("Read")).ErrorType);
    }

    // "Events with the same name must have the same type argument."
    [Fact]
    public async Task One_name_is_awaited_as_one_type()
    {
        await using var world = await new EngineWorld()
            .Orchestrator("Types", async context =>
            {
                _ = context.WaitForExternalEvent<int>("e");
                return await context.WaitForExternalEvent<string>("e");
            })
            .StartAsync();

        await world.RunAsync("Types");

        Assert.Equal("System.ArgumentException", (await world.FailureAsync("Types")).ErrorType);
    }

    // Seen in the real host: gRPC NotFound.
    [Fact]
    public async Task An_event_to_an_unknown_instance_fails()
    {
        await using var world = await new EngineWorld().StartAsync();

        await Assert.ThrowsAsync<InstanceNotFoundException>(() => world.Client.RaiseEventAsync("nobody", "e"));
    }

    // Seen in the real host: gRPC FailedPrecondition.
    [Fact]
    public async Task An_event_to_a_finished_instance_fails()
    {
        await using var world = await new EngineWorld().Orchestrator("End", _ => Task.FromResult(1)).StartAsync();
        await world.RunAsync("End");

        await Assert.ThrowsAsync<InstanceFinishedException>(() => world.Client.RaiseEventAsync("End", "e"));
    }

    [Fact]
    public async Task Events_that_nobody_awaits_end_with_the_instance()
    {
        await using var world = await new EngineWorld()
            .Orchestrator("End", async context => await context.WaitForExternalEvent<string>("end"))
            .StartAsync();
        await world.RunAsync("End");

        await world.RaiseAsync("End", "noise", 1);
        await world.RaiseAsync("End", "end", "x");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await world.GetAsync("End")).RuntimeStatus);
        Assert.Equal(0, await world.CountAsync("DurableInbox"));
    }
}
