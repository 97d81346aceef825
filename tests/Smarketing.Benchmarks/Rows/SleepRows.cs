using Smarketing.Benchmarks.Load;

namespace Smarketing.Benchmarks.Rows;

/// <summary>Follow-ups that wait for their next alarm: what they take of memory, of the disk, and of a start.</summary>
internal static class SleepRows
{
    private const double Million = 1_000_000;
    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(3);

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(Bench bench)
    {
        var folder = bench.NewFolder();
        var count = bench.Options.Sleeping;
        var size = await Sleepers.FillAsync(folder, count, bench.Tell);
        await using var program = await LocalProgram.StartAsync(folder);
        await Task.Delay(Settles, TimeProvider.System);
        var megabytes = program.ResidentBytes / Million;
        var (seconds, what) = (program.ReadyIn.TotalSeconds, $"{Bench.Text(count)} sleeping follow-ups");
        return
        [
            BenchRow.Of($"{what}: memory", $"{Bench.Text(megabytes)} MB resident", "a million: under 400 MB", megabytes < 400),
            BenchRow.Of($"{what}: start", $"ready in {Bench.Text(seconds, "N1")} s", "a million: within 5 s", seconds < 5),
            BenchRow.Of(
                $"{what}: disk", $"{Bench.Text(size.OfEngine)} bytes each for the orchestration, {Bench.Text(size.OfApp)} for the contact", "under 3,000", size.OfEngine + size.OfApp < 3000),
        ];
    }
}
