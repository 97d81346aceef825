using Smarketing.Benchmarks.Load;

namespace Smarketing.Benchmarks.Rows;

/// <summary>What an MQL costs when there are many contacts already.</summary>
internal static class GrowthRows
{
    /// <summary>What the same run differs by from one time to the next.</summary>
    private const double Noise = 1.3;

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(Bench bench)
    {
        int[] sizes = bench.Options.IsFull ? [1_000, 10_000, 100_000, 1_000_000] : [1_000, 10_000, 100_000];
        var each = new List<double>();
        foreach (var size in sizes)
        {
            bench.Tell($"growth: {Bench.Text(size)}");
            var folder = bench.NewFolder();
            await Sleepers.FillAsync(folder, size, _ => { });
            await using var program = await LocalProgram.StartAsync(folder);
            await IntakeRows.LoadAsync(program, "demo", "mql", "warm", bench.Options.WarmUpSeconds);
            each.Add(1000 / (await IntakeRows.LoadAsync(program, "demo", "mql", "g", bench.Options.Seconds)).PerSecond);
        }

        var growth = each[^1] / each[0];
        return [new BenchRow(
            $"an MQL's whole road at {string.Join(", ", sizes.Select(size => Bench.Text(size)))} contacts", string.Join(", ", each.Select(time => $"{Bench.Text(time, "N1")} ms")),
            $"{Bench.Text(each[0], "N1")} ms", Bench.Text(growth, "N2"), "flat", growth < Noise)];
    }
}
