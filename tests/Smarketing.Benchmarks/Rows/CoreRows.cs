namespace Smarketing.Benchmarks.Rows;

/// <summary>The decisions alone, on one core.</summary>
internal static class CoreRows
{
    private const int BatchSize = 500;

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(Bench bench)
    {
        bench.Tell("core");
        var (leads, took) = await Task.Run(() => Live(TimeSpan.FromSeconds(bench.Options.WarmUpSeconds), TimeSpan.FromSeconds(bench.Options.Seconds)));
        var perMinute = leads / took.TotalMinutes;
        return [BenchRow.Of("the pure core on one core: qualify, route, one follow-up from start to end", $"{Bench.Text(perMinute)} leads a minute of processor time", "1,000,000", perMinute >= 1_000_000)];
    }

    private static (int Leads, TimeSpan Took) Live(TimeSpan warmUp, TimeSpan measured)
    {
        var road = new PureRoad();
        var next = 0;
        Run(road, warmUp, ref next);
        var first = next;
        var took = Run(road, measured, ref next);
        return (next - first, took);
    }

    private static TimeSpan Run(PureRoad road, TimeSpan least, ref int next)
    {
        // Processor time, which no neighbour takes: nothing else runs in this process but the compiler and the garbage collector.
        var began = Environment.CpuUsage.TotalTime;
        while (Environment.CpuUsage.TotalTime - began < least)
        {
            for (var i = 0; i < BatchSize; i++)
            {
                road.Live(next++, "demo");
            }
        }

        return Environment.CpuUsage.TotalTime - began;
    }
}
