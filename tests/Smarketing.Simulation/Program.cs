using System.Diagnostics;
using Smarketing.Simulation.Lives;
using Smarketing.Simulation.Plans;
using Smarketing.Simulation.Runs;
using Smarketing.Simulation.Worlds;

const int Failed = 1;
const int WrongArguments = 2;
const int WorldsToShrink = 150;

if (args is ["--help"])
{
    Console.WriteLine(SimulationOptions.Usage);
    return 0;
}

var (options, fault) = SimulationOptions.Read(args);
if (options is null)
{
    Console.Error.WriteLine(fault);
    Console.Error.WriteLine("--help shows what there is.");
    return WrongArguments;
}

if (options.IsTold)
{
    var world = await World.RunAsync(PlanMaker.Make(options.FirstSeed));
    Telling.Tell(Console.Out, world);
    return world.Broken is null ? 0 : Failed;
}

var watch = Stopwatch.StartNew();
var isStopped = false;
Console.CancelKeyPress += (_, pressed) => (pressed.Cancel, isStopped) = (!isStopped, true);
var progress = new Progress(Console.Out, watch);
if (options.Lives is { } lives)
{
    var lived = ManyLives.Run(Enumerable.Range(options.FirstSeed, lives), progress.Tell, () => isStopped);
    Console.WriteLine($"{lived} in {watch.Elapsed:hh\\:mm\\:ss}");
    Console.Write(lived.Broken is null ? "" : $"{lived.Broken}\n");
    return lived.Broken is null ? 0 : Failed;
}

var tally = await Simulate.RunAsync(
    Enumerable.Range(options.FirstSeed, options.Worlds ?? (int.MaxValue - options.FirstSeed)), progress.Tell, () => isStopped || watch.Elapsed > options.Length);
Console.WriteLine($"{tally} in {watch.Elapsed:hh\\:mm\\:ss}");
if (tally.Broken is not { } broken)
{
    return 0;
}

Console.WriteLine($"Seed {broken.Plan.Seed} breaks a promise: {broken.Broken!.Message}");
Console.WriteLine("Looking for a shorter story.");
Telling.Tell(Console.Out, await Shrinker.ShrinkAsync(broken, WorldsToShrink));
return Failed;
