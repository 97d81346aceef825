using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Smarketing.Local.Durable;

namespace Smarketing.Local.Tests.Durable;

/// <summary>Against "Orchestrator function code constraints": what replays must repeat, and what becomes of code that doesn't.</summary>
public sealed class ReplayTests
{
    // "The orchestrator wakes up and re-executes the entire function from the start to rebuild the local state"; an activity
    // that has already run is not called again.
    [Fact]
    public async Task Code_runs_again_from_the_start_but_no_step_is_taken_twice()
    {
        var starts = 0;
        var calls = new List<int>();
        await using var world = await new EngineWorld()
            .Activity<int, int>("Call", number =>
            {
                calls.Add(number);
                return number;
            })
            .Orchestrator("Three", async context =>
            {
                starts++;
                for (var number = 1; number <= 3; number++)
                {
                    await context.CallActivityAsync<int>("Call", number);
                }

                return true;
            })
            .StartAsync();

        await world.RunAsync("Three");

        Assert.Equal(4, starts);
        Assert.Equal([1, 2, 3], calls);
    }

    [Fact]
    public async Task IsReplaying_is_true_exactly_for_what_ran_before()
    {
        var told = new List<string>();
        await using var world = await new EngineWorld()
            .Orchestrator("Tell", async context =>
            {
                told.Add($"a {context.IsReplaying}");
                await context.WaitForExternalEvent<int>("e");
                told.Add($"b {context.IsReplaying}");
                await context.WaitForExternalEvent<int>("e");
                told.Add($"c {context.IsReplaying}");
                return true;
            })
            .StartAsync();

        await world.RunAsync("Tell");
        await world.RaiseAsync("Tell", "e", 1);
        await world.RaiseAsync("Tell", "e", 2);

        Assert.Equal(["a False", "a True", "b False", "a True", "b True", "c False"], told);
    }

    [Fact]
    public async Task A_replay_safe_logger_says_each_thing_once()
    {
        using var log = new CollectingLog();
        await using var world = new EngineWorld(loggers: log);
        await world
            .Orchestrator("Say", async context =>
            {
                var logger = context.CreateReplaySafeLogger("story");
                logger.LogInformation("begin");
                await context.WaitForExternalEvent<int>("e");
                logger.LogInformation("end");
                return true;
            })
            .StartAsync();

        await world.RunAsync("Say");
        await world.RaiseAsync("Say", "e", 1);

        Assert.Equal(["begin", "end"], log.Lines);
    }

    // CurrentUtcDateTime: "the same value each time it is called from a particular point in the orchestration's execution".
    [Fact]
    public async Task Times_and_guids_are_the_same_at_each_replay_and_differ_from_point_to_point()
    {
        var times = new ConcurrentDictionary<int, ConcurrentBag<DateTime>>();
        var guids = new ConcurrentDictionary<int, ConcurrentBag<Guid>>();
        await using var world = await new EngineWorld()
            .Orchestrator("Points", async context =>
            {
                for (var point = 0; point < 4; point++)
                {
                    times.GetOrAdd(point, _ => []).Add(context.CurrentUtcDateTime);
                    guids.GetOrAdd(2 * point, _ => []).Add(context.NewGuid());
                    guids.GetOrAdd((2 * point) + 1, _ => []).Add(context.NewGuid());
                    await context.CreateTimer(TimeSpan.FromHours(point + 1), CancellationToken.None);
                }

                return true;
            })
            .StartAsync();

        await world.RunAsync("Points");
        await world.RestartAsync();
        await world.WindAsync(TimeSpan.FromDays(1));

        Assert.Equal([0, 1, 3, 6], times.OrderBy(point => point.Key).Select(point => (Assert.Single(point.Value.Distinct()) - EngineWorld.Monday.UtcDateTime).TotalHours));
        Assert.All(times.Values.SelectMany(bag => bag), time => Assert.Equal(DateTimeKind.Utc, time.Kind));
        Assert.Equal(8, guids.Values.Select(bag => Assert.Single(bag.Distinct())).Distinct().Count());
    }

    // The id is a version 5 UUID of instance, time and count under Durable Task's own namespace: computed here by hand.
    [Fact]
    public async Task A_guid_is_the_one_that_Durable_Task_derives()
    {
        await using var world = await new EngineWorld().Orchestrator("Guid", context => Task.FromResult(context.NewGuid())).StartAsync();

        await world.RunAsync("Guid", instanceId: "i");

        Assert.Equal(Guid.Parse("1d450419-bae8-545d-9efb-364dd9ad0486"), await world.OutputAsync<Guid>("i"));
    }

    [Theory]
    [InlineData("other activity", "Step 0 was activity 'A' when it ran, but on replay the code took activity 'B'.")]
    [InlineData("timer", "Step 0 was activity 'A' when it ran, but on replay the code took a timer.")]
    [InlineData("fewer", "Step 0 was activity 'A' when it ran, but on replay the code took no such step.")]
    [InlineData("more", "Step 1 was not taken when it ran, but on replay the code took activity 'B'.")]
    public async Task Code_that_takes_other_steps_than_its_history_fails_and_names_the_step(string edit, string message)
    {
        await using var world = await new EngineWorld()
            .Activity<int, int>("A", number => number)
            .Orchestrator("Edited", async context =>
            {
                await context.CallActivityAsync<int>("A", 1);
                return await context.WaitForExternalEvent<string>("go");
            })
            .StartAsync();
        await world.RunAsync("Edited");

        var edited = new DurableFunctions();
        edited.AddActivity("A", typeof(int), (input, _) => Task.FromResult(input));
        edited.AddActivity("B", typeof(int), (input, _) => Task.FromResult(input));
        edited.AddOrchestrator("Edited", context => EditedAsync(context, edit));
        await world.RestartAsync(edited);
        await world.RaiseAsync("Edited", "go", "on");

        var failure = await world.FailureAsync("Edited");
        Assert.Equal(("Smarketing.Local.Durable.NonDeterministicOrchestrationException", message), (failure.ErrorType, failure.ErrorMessage));
    }

    private static async Task<object?> EditedAsync(TaskOrchestrationContext context, string edit)
    {
        if (edit == "timer")
        {
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
        }
        else if (edit != "fewer")
        {
            var first = context.CallActivityAsync(edit == "more" ? "A" : "B", 1);
            var second = edit == "more" ? context.CallActivityAsync("B", 2) : Task.CompletedTask;
            await Task.WhenAll(first, second);
        }

        return await context.WaitForExternalEvent<string>("go");
    }

    [Fact]
    public async Task An_edit_after_what_has_run_so_far_is_no_violation()
    {
        await using var world = await new EngineWorld()
            .Activity<int, int>("A", number => number)
            .Orchestrator("Edited", async context =>
            {
                await context.CallActivityAsync<int>("A", 1);
                return await context.WaitForExternalEvent<string>("go");
            })
            .StartAsync();
        await world.RunAsync("Edited");

        var edited = new DurableFunctions();
        edited.AddActivity("A", typeof(int), (input, _) => Task.FromResult(input));
        edited.AddOrchestrator("Edited", async context =>
        {
            await context.CallActivityAsync<int>("A", 1);
            await context.WaitForExternalEvent<string>("go");
            return await context.CallActivityAsync<int>("A", 2);
        });
        await world.RestartAsync(edited);
        await world.RaiseAsync("Edited", "go", "on");

        Assert.Equal(2, await world.OutputAsync<int>("Edited"));
    }

    private sealed class CollectingLog : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Lines.Enqueue(formatter(state, exception));
    }
}
