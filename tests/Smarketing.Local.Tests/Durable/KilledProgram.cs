using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Smarketing.Local.Durable;
using Smarketing.Local.Storage;
using Smarketing.Local.Time;

namespace Smarketing.Local.Tests.Durable;

/// <summary>
/// What <see cref="KillTests"/> starts and kills: journeys of activities, retries, alarms and signals under a clock that is
/// wound as fast as it goes. It tells each thing on its output before anybody else can know of it.
/// </summary>
public sealed class KilledProgram
{
    public const string FolderVariable = "SMARKETING_KILL_FOLDER";
    public const string LifeVariable = "SMARKETING_KILL_LIFE";
    public const string LastLife = "last";
    public const int Journeys = 150;
    public const int Rounds = 12;
    public const int WorksPerRound = 3;

    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly string _life = Environment.GetEnvironmentVariable(LifeVariable) ?? "";
    private int _tokens;

    [Fact(Explicit = true)]
    public async Task Runs_until_it_is_killed_or_through_to_the_end()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, "Only started by the kill test.");
        await using var database = LocalDatabase.Open(Path.Combine(folder!, "local.db"));
        var clock = new LocalClock(new StandingMachine());
        var engine = new DurableEngine(database, clock, Functions(), new DurableEngineOptions(), NullLoggerFactory.Instance);
        await engine.StartAsync();
        clock.HoldAt(await LastInstantAsync(database));
        var client = new LocalDurableTaskClient(engine);
        await StartJourneysAsync(client);
        if (_life == LastLife)
        {
            await WindAsync(engine, clock);
            await EndJourneysAsync(client);
            await engine.WhenIdleAsync(CancellationToken.None);
            await engine.DisposeAsync();
            return;
        }

        await Task.WhenAll(Task.Run(() => WindAsync(engine, clock)), Task.Run(() => SignalAsync(client)));
    }

    private DurableFunctions Functions()
    {
        var functions = new DurableFunctions();
        functions.AddOrchestrator("Journey", async context => await JourneyAsync(context));
        functions.AddActivity("Work", typeof(string), (input, call) => Task.FromResult<object?>(Tell(call.InstanceId, (string)input!)));
        functions.AddActivity("Flaky", typeof(string), (input, call) =>
        {
            var result = Tell(call.InstanceId, (string)input!);
            return Interlocked.Increment(ref _tokens) % 3 == 0 ? throw new InvalidOperationException(result) : Task.FromResult<object?>(result);
        });
        return functions;
    }

    private string Tell(string instanceId, string key)
    {
        var token = string.Create(CultureInfo.InvariantCulture, $"{key}:{_life}.{Interlocked.Increment(ref _tokens)}");
        Console.Out.WriteLine($"ran {instanceId} {key} {token}");
        return token;
    }

    private static async Task<int> JourneyAsync(TaskOrchestrationContext context)
    {
        var retry = TaskOptions.FromRetryPolicy(new RetryPolicy(50, TimeSpan.FromMinutes(1), 1.5));
        var signal = context.WaitForExternalEvent<string>("signal");
        var round = 0;
        for (; round < Rounds; round++)
        {
            await context.CallActivityAsync<string>("Flaky", $"{round}.flaky", retry);
            await Task.WhenAll(Enumerable.Range(0, WorksPerRound).Select(work => context.CallActivityAsync<string>("Work", $"{round}.{work}")));
            using var alarmEnd = new CancellationTokenSource();
            var alarm = context.CreateTimer(TimeSpan.FromHours(1 + round), alarmEnd.Token);
            if (await Task.WhenAny(signal, alarm) == signal)
            {
                alarmEnd.Cancel();
                signal = context.WaitForExternalEvent<string>("signal");
            }
        }

        await context.WaitForExternalEvent<string>("end");
        return round;
    }

    private static async Task StartJourneysAsync(DurableTaskClient client)
    {
        for (var journey = 0; journey < Journeys; journey++)
        {
            if (await client.GetInstanceAsync($"j{journey}") is null)
            {
                await client.ScheduleNewOrchestrationInstanceAsync("Journey", new StartOrchestrationOptions($"j{journey}"));
            }
        }
    }

    private static async Task EndJourneysAsync(DurableTaskClient client)
    {
        for (var journey = 0; journey < Journeys; journey++)
        {
            await client.RaiseEventAsync($"j{journey}", "end", "now");
        }
    }

    /// <summary>The even journeys get signals; the odd ones live by their alarms, and one lost alarm would strand them.</summary>
    private async Task SignalAsync(DurableTaskClient client)
    {
        for (var number = 0; ; number++)
        {
            var journey = $"j{number * 14 % Journeys}";
            await client.RaiseEventAsync(journey, "signal", $"{_life}.{number}");
            Console.Out.WriteLine($"raised {journey} {_life}.{number}");
        }
    }

    private static async Task WindAsync(DurableEngine engine, LocalClock clock)
    {
        await engine.WhenIdleAsync(CancellationToken.None);
        while (await engine.NextDueAsync(CancellationToken.None) is { } next)
        {
            clock.MoveTo(next);
            Console.Out.WriteLine("winding");
            await engine.RunDueAsync(clock.GetUtcNow(), CancellationToken.None);
        }
    }

    private static Task<DateTimeOffset> LastInstantAsync(LocalDatabase database) => database.ReadAsync(session =>
    {
        using var reader = session.Query("SELECT MAX(At) FROM DurableHistory");
        return reader.Read() && !reader.IsDBNull(0) ? new DateTimeOffset(reader.GetInt64(0), TimeSpan.Zero) : Start;
    });

    private sealed class StandingMachine : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Start;
    }
}
