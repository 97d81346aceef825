using Smarketing.Benchmarks.Load;

namespace Smarketing.Benchmarks.Rows;

/// <summary>Two weeks in one go: every alarm of every follow-up, and every run of every timer.</summary>
internal static class WindRows
{
    private const int FullFollowUps = 10_000;
    private const int ShortFollowUps = 200;

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(Bench bench)
    {
        var followUps = bench.Options.IsFull ? FullFollowUps : ShortFollowUps;
        bench.Tell("wind: nobody there");
        var nobody = await TimeAsync(bench, followUps: 1);
        bench.Tell("wind: follow-ups");
        var seconds = await TimeAsync(bench, followUps);
        return [BenchRow.Of(
            $"14 days wound over {Bench.Text(followUps)} open follow-ups (over one: {Bench.Text(nobody, "N1")} s)", $"{Bench.Text(seconds, "N1")} s", "10,000: under 30 s",
            bench.Options.IsFull ? seconds < 30 : (seconds - nobody) / followUps * FullFollowUps + nobody < 30)];
    }

    private static async Task<double> TimeAsync(Bench bench, int followUps)
    {
        var folder = bench.NewFolder();
        await Sleepers.FillAsync(folder, followUps, _ => { });
        await using var program = await LocalProgram.StartAsync(folder);
        var began = TimeProvider.System.GetTimestamp();
        await program.WindAsync("P14D");
        return TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }
}
