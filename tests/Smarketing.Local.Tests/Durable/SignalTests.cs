using Microsoft.DurableTask.Client;
using Smarketing.Functions.Orchestration;

namespace Smarketing.Local.Tests.Durable;

/// <summary>What a signal does to an instance in each of its states.</summary>
public sealed class SignalTests
{
    private const string Id = "follow-up";

    private static EngineWorld World() => new EngineWorld()
        .Orchestrator("Wait", async context => await context.WaitForExternalEvent<string>("Signal"))
        .Orchestrator("End", context => Task.FromResult(context.GetInput<int>()))
        .Orchestrator<int>("Fail", _ => throw new InvalidOperationException("boom"));

    [Fact]
    public async Task One_that_waits_hears_it()
    {
        await using var world = await World().StartAsync();
        await world.RunAsync("Wait", instanceId: Id);

        await SignalAsync(world);

        Assert.Equal("woken", await world.OutputAsync<string>(Id));
    }

    [Fact]
    public async Task One_that_is_not_there_is_started()
    {
        await using var world = await World().StartAsync();

        await SignalAsync(world);

        Assert.Equal(OrchestrationRuntimeStatus.Running, (await world.GetAsync(Id)).RuntimeStatus);
    }

    [Fact]
    public async Task Another_begins_where_one_has_failed()
    {
        await using var world = await World().StartAsync();
        await world.RunAsync("Fail", instanceId: Id);
        await world.FailureAsync(Id);

        await SignalAsync(world);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await world.GetAsync(Id)).RuntimeStatus);
        await SignalAsync(world);

        Assert.Equal("woken", await world.OutputAsync<string>(Id));
        Assert.Equal(1, await world.CountAsync("DurableInstances"));
    }

    [Fact]
    public async Task One_that_has_failed_and_has_nothing_left_to_do_is_forgotten()
    {
        await using var world = await World().StartAsync();
        await world.RunAsync("Fail", instanceId: Id);

        await InstanceActivities.SignalAsync(Id, "woken", () => Task.CompletedTask, world.Client, CancellationToken.None);

        Assert.Null(await world.Client.GetInstanceAsync(Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_that_has_ended_stays_so(bool isTerminated)
    {
        await using var world = await World().StartAsync();
        await world.RunAsync(isTerminated ? "Wait" : "End", 1, Id);
        if (isTerminated)
        {
            await world.Client.TerminateInstanceAsync(Id);
            await world.IdleAsync();
        }

        await SignalAsync(world);

        Assert.Equal(isTerminated ? OrchestrationRuntimeStatus.Terminated : OrchestrationRuntimeStatus.Completed, (await world.GetAsync(Id)).RuntimeStatus);
    }

    private static async Task SignalAsync(EngineWorld world)
    {
        await InstanceActivities.SignalAsync(
            Id, "woken", () => InstanceActivities.StartAsync("Wait", "", Id, world.Client, CancellationToken.None), world.Client, CancellationToken.None);
        await world.IdleAsync();
    }
}
