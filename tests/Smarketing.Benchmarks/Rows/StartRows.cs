using System.Net;
using System.Net.Http.Json;
using Smarketing.Benchmarks.Load;

namespace Smarketing.Benchmarks.Rows;

/// <summary>From the start of the process to the first lead that is on disk.</summary>
internal static class StartRows
{
    private const int Starts = 5;

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(Bench bench)
    {
        var times = new List<double>();
        for (var start = 0; start < Starts; start++)
        {
            times.Add((await TimeAsync(bench.NewFolder())).TotalMilliseconds);
        }

        times.Sort();
        var median = times[Starts / 2];
        return [BenchRow.Of($"start to the first accepted lead, an empty folder, median of {Starts}", $"{Bench.Text(median)} ms", "under 1,000 ms", median < 1000)];
    }

    private static async Task<TimeSpan> TimeAsync(string folder)
    {
        var began = TimeProvider.System.GetTimestamp();
        await using var program = LocalProgram.Launch(folder);
        while (true)
        {
            try
            {
                using var response = await program.Http.PostAsJsonAsync("/api/forms/demo", new { email = "first@obra.mx", firstName = "Lucía" });
                if (response.StatusCode == HttpStatusCode.Accepted)
                {
                    return TimeProvider.System.GetElapsedTime(began);
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }
}
