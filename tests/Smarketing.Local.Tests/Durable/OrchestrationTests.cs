using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Smarketing.Local.Tests.Durable;

/// <summary>One orchestration from its start to its end, and what is told about it.</summary>
public sealed class OrchestrationTests
{
    private sealed record Order(string Name, int Pieces);

    [Fact]
    public async Task Input_goes_in_and_output_comes_out()
    {
        await using var world = await new EngineWorld()
            .Orchestrator("Pack", context => Task.FromResult(context.GetInput<Order>()! with { Pieces = 2 }))
            .StartAsync();

        await world.RunAsync("Pack", new Order("soap", 1));

        Assert.Equal(new Order("soap", 2), await world.OutputAsync<Order>("Pack"));
        Assert.Equal(new Order("soap", 1), (await world.GetAsync("Pack")).ReadInputAs<Order>());
    }

    [Fact]
    public async Task Activities_get_their_input_and_give_their_output_one_after_the_other()
    {
        await using var world = await new EngineWorld()
            .Activity<int, int>("Double", number => number * 2)
            .Orchestrator("Chain", async context =>
            {
                var once = await context.CallActivityAsync<int>("Double", context.GetInput<int>());
                return await context.CallActivityAsync<int>("double", once);
            })
            .StartAsync();

        await world.RunAsync("Chain", 5);

        Assert.Equal(20, await world.OutputAsync<int>("Chain"));
    }

    // "Fan out/fan in": the orchestration goes on when all the parallel activities have ended.
    [Fact]
    public async Task Parallel_activities_join_in_the_order_in_which_they_were_called()
    {
        var lastIsRunning = new TaskCompletionSource();
        await using var world = await new EngineWorld()
            .Activity<int, int>("Square", async (number, _) =>
            {
                if (number == 20)
                {
                    lastIsRunning.SetResult();
                }

                await lastIsRunning.Task;
                return number * number;
            })
            .Orchestrator("Fan", async context =>
                await Task.WhenAll(Enumerable.Range(1, 20).Select(number => context.CallActivityAsync<int>("Square", number))))
            .StartAsync();

        await world.RunAsync("Fan");

        Assert.Equal(Enumerable.Range(1, 20).Select(number => number * number), await world.OutputAsync<int[]>("Fan"));
    }

    [Fact]
    public async Task The_status_tells_name_times_and_where_it_stands()
    {
        await using var world = await new EngineWorld()
            .Orchestrator("Sleep", async context =>
            {
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                return "rested";
            })
            .StartAsync();

        await world.RunAsync("Sleep", instanceId: "sleeper");
        var running = await world.GetAsync("sleeper");
        await world.WindAsync(TimeSpan.FromHours(2));
        var completed = await world.GetAsync("sleeper");

        Assert.Equal(("Sleep", "sleeper", OrchestrationRuntimeStatus.Running), (running.Name, running.InstanceId, running.RuntimeStatus));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, completed.RuntimeStatus);
        Assert.Equal(EngineWorld.Monday, completed.CreatedAt);
        Assert.Equal(EngineWorld.Monday.AddHours(1), completed.LastUpdatedAt);
    }

    [Fact]
    public async Task Inputs_and_outputs_are_told_only_when_asked_for()
    {
        await using var world = await new EngineWorld().Orchestrator("Echo", context => Task.FromResult(context.GetInput<string>())).StartAsync();
        await world.RunAsync("Echo", "secret");

        var instance = await world.Client.GetInstanceAsync("Echo");

        Assert.Null(instance!.SerializedInput);
        Assert.Null(instance.SerializedOutput);
        Assert.Throws<InvalidOperationException>(() => instance.ReadOutputAs<string>());
    }

    // SetCustomStatus: "made available to the orchestration status query APIs"; null clears it.
    [Fact]
    public async Task A_custom_status_is_visible_while_it_runs_and_can_be_cleared()
    {
        await using var world = await new EngineWorld()
            .Orchestrator("Steps", async context =>
            {
                context.SetCustomStatus(new Order("halfway", 1));
                await context.WaitForExternalEvent<string>("go");
                context.SetCustomStatus(null);
                await context.WaitForExternalEvent<string>("go");
                return true;
            })
            .StartAsync();

        await world.RunAsync("Steps");
        Assert.Equal(new Order("halfway", 1), (await world.GetAsync("Steps")).ReadCustomStatusAs<Order>());

        await world.RaiseAsync("Steps", "go", "on");
        Assert.Null((await world.GetAsync("Steps")).SerializedCustomStatus);
    }

    // "The serialized value must not exceed 16 KB of UTF-16 encoded text."
    [Theory]
    [InlineData(8190, OrchestrationRuntimeStatus.Completed)]
    [InlineData(8191, OrchestrationRuntimeStatus.Failed)]
    public async Task A_custom_status_has_16_KB_at_most(int characters, OrchestrationRuntimeStatus end)
    {
        await using var world = await new EngineWorld()
            .Orchestrator("Talk", context =>
            {
                context.SetCustomStatus(new string('x', characters));
                return Task.FromResult(true);
            })
            .StartAsync();

        await world.RunAsync("Talk");

        Assert.Equal(end, (await world.GetAsync("Talk")).RuntimeStatus);
    }

    [Fact]
    public async Task What_an_orchestrator_throws_fails_its_instance_with_the_whole_chain()
    {
        await using var world = await new EngineWorld()
            .Orchestrator<int>("Throw", _ => throw new InvalidOperationException("outer", new FormatException("inner")))
            .StartAsync();

        await world.RunAsync("Throw");
        var failure = await world.FailureAsync("Throw");

        Assert.Equal(("System.InvalidOperationException", "outer"), (failure.ErrorType, failure.ErrorMessage));
        Assert.Equal(("System.FormatException", "inner"), (failure.InnerFailure!.ErrorType, failure.InnerFailure.ErrorMessage));
        Assert.True(failure.IsCausedBy<InvalidOperationException>());
    }

    // "If unexpired timers exist when the orchestration completes, it will remain in the Running state until the scheduled expiration time."
    [Fact]
    public async Task It_stays_running_until_a_timer_that_nobody_cancelled_has_fired()
    {
        await using var world = await new EngineWorld()
            .Orchestrator("Forget", context =>
            {
                _ = context.CreateTimer(TimeSpan.FromDays(2), CancellationToken.None);
                return Task.FromResult("done");
            })
            .StartAsync();

        await world.RunAsync("Forget");
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await world.GetAsync("Forget")).RuntimeStatus);

        await world.WindAsync(TimeSpan.FromDays(2));
        Assert.Equal("done", await world.OutputAsync<string>("Forget"));
    }

    [Fact]
    public async Task An_instance_whose_orchestrator_is_gone_after_an_update_fails_and_says_so()
    {
        await using var world = await new EngineWorld()
            .Orchestrator("Old", async context => await context.WaitForExternalEvent<string>("go"))
            .StartAsync();
        await world.RunAsync("Old");

        await world.RestartAsync(new Smarketing.Local.Durable.DurableFunctions());
        await world.RaiseAsync("Old", "go", "on");

        Assert.Equal("There is no orchestrator 'Old'.", (await world.FailureAsync("Old")).ErrorMessage);
    }
}
