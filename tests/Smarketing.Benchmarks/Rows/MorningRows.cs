using Smarketing.Benchmarks.Load;

namespace Smarketing.Benchmarks.Rows;

/// <summary>Many alarms due at one instant, each with all that it causes: the reminder of a first attempt, with its mail.</summary>
internal static class MorningRows
{
    private const int FullAlarms = 100_000;
    private const int ShortAlarms = 2_000;

    /// <summary>As many as post at once on a morning.</summary>
    private const int Connections = 4;

    /// <summary>From the MQL to half an hour before the first attempt is due.</summary>
    private const string UntilReminded = "PT3H30M";

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(Bench bench)
    {
        var alarms = bench.Options.IsFull ? FullAlarms : ShortAlarms;
        var folder = bench.NewFolder();
        await Sleepers.FillAsync(folder, alarms, bench.Tell);
        await using var program = await LocalProgram.StartAsync(folder);
        await Wrk.PostAsync(program.At("/api/forms/webinar"), "lead", "warm", bench.Options.WarmUpSeconds, Connections);

        bench.Tell("morning: the alarms");
        var began = TimeProvider.System.GetTimestamp();
        var load = Wrk.PostAsync(program.At("/api/forms/webinar"), "lead", "m", bench.Options.Seconds, Connections);
        await program.WindAsync(UntilReminded);
        var perSecond = alarms / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        var p99 = (await load).P99Milliseconds;
        return
        [
            BenchRow.Of($"{Bench.Text(alarms)} alarms due at one instant, each with its reminder mailed", $"{Bench.Text(perSecond)}/s", "5,000/s, in order of due time", perSecond >= 5000),
            BenchRow.Of($"intake meanwhile, {Connections} connections", $"p99 {Bench.Text(p99)} ms", "under 200 ms", p99 < 200),
        ];
    }
}
