using Azure;
using Azure.Data.Tables;
using Smarketing.Functions.Email;
using Smarketing.Local.Time;
using Smarketing.Simulation.Plans;
using Smarketing.Simulation.Promises;
using Smarketing.Simulation.Surroundings;

namespace Smarketing.Simulation.Worlds;

/// <summary>A company's few weeks, lived through step by step on the real program.</summary>
internal sealed class World : IAsyncDisposable
{
    /// <summary>Real time: a step that takes longer than this hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan StartedAgainAfter = TimeSpan.FromMinutes(1);

    private readonly Sabotage _sabotage;
    private readonly string _file;
    private readonly TimerRounds _rounds;
    private WorldHost? _host;
    private Life _life = new();

    private World(WorldPlan plan, Sabotage sabotage, string folder)
    {
        Plan = plan;
        Clock = new LocalClock(TimeProvider.System, new ClockState(plan.Start, TimeSpan.Zero));
        Story = new Story(Clock);
        People = new PeopleIndex(plan.People);
        Troubles = new Troubles(plan, Clock, People.Find, Story.Tell);
        Office = new PostOffice(plan, Troubles, Clock);
        _sabotage = sabotage;
        _file = Path.Combine(folder, "world.db");
        _rounds = new TimerRounds(Clock);
    }

    public WorldPlan Plan { get; }

    public LocalClock Clock { get; }

    public Story Story { get; }

    public PeopleIndex People { get; }

    public Troubles Troubles { get; }

    public PostOffice Office { get; }

    public Agenda Agenda { get; } = new();

    public Promised Promised { get; } = new();

    public WorldCounts Counts { get; private set; } = new(0, 0, 0);

    public WorldHost Host => _host!;

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Lives through a world; the failure is null where every promise was kept.</summary>
    public static async Task<WorldResult> RunAsync(WorldPlan plan, Sabotage? sabotage = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Scratch.Folder, $"smarketing-world-{Scratch.Next()}"));
        await using var world = new World(plan, sabotage ?? Sabotage.None, folder.FullName);
        BrokenPromise? broken = null;
        try
        {
            await world.LiveAsync();
        }
        catch (BrokenPromise promise)
        {
            broken = promise;
        }
        catch (TimeoutException)
        {
            broken = new BrokenPromise("Every step comes to an end", "the program hangs");
        }
        finally
        {
            await world.StopAsync();
            folder.Delete(recursive: true);
        }

        return new WorldResult(plan, world.Counts with { Troubles = world.Troubles.Count }, broken, world.Story.Lines);
    }

    /// <summary>Has the program do something; false when it died over that, and was started again.</summary>
    public async Task<bool> LivesThroughAsync(Func<WorldHost, Task> deed)
    {
        var (life, acting) = (_life, deed(Host));
        await Task.WhenAny(acting, life.Ended).WaitAsync(Patience);
        if (acting.IsCompleted)
        {
            await acting;
        }

        if (!life.Ended.IsCompleted)
        {
            return true;
        }

        Story.Tell("  the program dies, and is started again");
        Counts = Counts with { Crashes = Counts.Crashes + 1 };
        await StopAsync();
        await StartAsync();
        return false;
    }

    /// <summary>Until nothing is left to do at this instant.</summary>
    public async Task SettleAsync()
    {
        while (!await LivesThroughAsync(host => host.Engine.WhenIdleAsync(CancellationToken.None)))
        {
        }
    }

    /// <summary>The program is down, and the clock goes on.</summary>
    public async Task StandStillAsync(TimeSpan length)
    {
        Story.Tell($"the program stands still for {length}");
        await StopAsync();
        Clock.MoveTo(Now + length);
        await StartAsync();

        // As the clock's loop does at a start.
        await LivesThroughAsync(host => host.Engine.RunDueAsync(Now, CancellationToken.None));
    }

    public ValueTask DisposeAsync() => new(StopAsync());

    private async Task LiveAsync()
    {
        await StartAsync();
        new Visitors(this).Come();
        Office.Taken += new Reps(this).On;
        Office.Taken += new Readers(this).On;
        Office.Taken += mail => MailPromises.OnTaken(mail, this);
        while (true)
        {
            await SettleAsync();
            await StepPromises.CheckAsync(this);
            var next = await NextAsync();
            if (next >= Plan.End)
            {
                break;
            }

            if (next.Date > Now.Date)
            {
                await StepPromises.CheckDayAsync(this);
            }

            Clock.MoveTo(next);
            Counts = Counts with { Steps = Counts.Steps + 1 };
            await DoDueAsync();
        }

        await EndPromises.CheckAsync(this);
    }

    private async Task<DateTimeOffset> NextAsync()
    {
        var next = await _rounds.NextAsync(Host.Tables);
        foreach (var other in new[] { Agenda.NextAt, await Host.Engine.NextDueAsync(CancellationToken.None) })
        {
            next = other < next ? other.Value : next;
        }

        return next > Now ? next : Now;
    }

    private async Task DoDueAsync()
    {
        await LivesThroughAsync(host => host.Engine.RunDueAsync(Now, CancellationToken.None));
        foreach (var timer in await _rounds.TakeAsync(Host.Tables))
        {
            await RunTimerAsync(timer);
        }

        while (Agenda.Take(Now) is { } deed)
        {
            await deed();
            await SettleAsync();
        }
    }

    private async Task RunTimerAsync(string timer)
    {
        var troubles = Troubles.Count;
        try
        {
            await LivesThroughAsync(host => host.RunTimerAsync(timer, _rounds.InfoOf()));
        }
        catch (Exception failure) when (failure is not (BrokenPromise or TimeoutException))
        {
            // As in the real host, the next occurrence tries again.
            if (Troubles.Count == troubles)
            {
                throw new BrokenPromise("A timer fails only where its surroundings do", $"{timer}: {failure}");
            }
        }
    }

    private async Task StartAsync()
    {
        while (_host is null)
        {
            var life = _life = new Life();
            try
            {
                _host = await WorldHost.StartAsync(_file, Clock, real => new FaultyTables(_sabotage.Tables(real), Troubles, life), _sabotage.Sender(Office.For(life)));
            }
            catch (RequestFailedException)
            {
                // Without its tables it doesn't start; whoever keeps it running tries again.
                Story.Tell("the program can't be started");
                Clock.MoveTo(Now + StartedAgainAfter);
            }
        }
    }

    private async Task StopAsync()
    {
        if (_host is { } host)
        {
            _host = null;
            await host.DisposeAsync();
        }
    }
}

/// <param name="Troubles">Calls and mails that went wrong, crashes included.</param>
internal sealed record WorldCounts(int Steps, int Troubles, int Crashes);

internal sealed record WorldResult(WorldPlan Plan, WorldCounts Counts, BrokenPromise? Broken, IReadOnlyList<string> Story);

/// <summary>Something wrong that is built into the program on purpose, to see that it is found.</summary>
internal sealed record Sabotage(Func<TableServiceClient, TableServiceClient> Tables, Func<IEmailSender, IEmailSender> Sender)
{
    public static readonly Sabotage None = new(tables => tables, sender => sender);
}
