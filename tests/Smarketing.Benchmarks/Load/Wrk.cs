using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Smarketing.Benchmarks.Load;

/// <summary>What a load came to.</summary>
/// <param name="Requests">Those that were answered.</param>
/// <param name="Failed">Those answered with an error or not at all.</param>
internal sealed record LoadResult(long Requests, long Microseconds, long Failed, long P50, long P99, long Max)
{
    public double PerSecond => Requests / (Microseconds / 1e6);

    public double P99Milliseconds => P99 / 1000.0;
}

/// <summary>Posts forms as fast as they are taken, by <c>wrk</c>.</summary>
internal static class Wrk
{
    public const int Connections = 16;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="kind">Which of the bodies in post.lua.</param>
    /// <param name="run">Makes the addresses of one run others than those of the next.</param>
    public static async Task<LoadResult> PostAsync(Uri address, string kind, string run, int seconds, int connections = Connections, int people = 1)
    {
        string[] arguments =
        [
            "-t", Text(Math.Min(2, connections)), "-c", Text(connections), "-d", $"{Text(seconds)}s", "--timeout", "30s",
            "-s", Path.Combine(AppContext.BaseDirectory, "Load", "post.lua"), address.ToString(), "--", kind, run, Text(people),
        ];
        var start = new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = StartedOrSaid(start);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var last = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(line => line.StartsWith('{'))
            ?? throw new BenchException($"wrk said nothing of {address}: {output}");
        var result = JsonSerializer.Deserialize<LoadResult>(last, Json)!;
        return result.Failed == 0 && result.Requests > 0
            ? result
            : throw new BenchException($"{result.Failed} of {result.Requests} posts to {address} were not taken: nothing is measured.");
    }

    private static Process StartedOrSaid(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new BenchException("wrk, the load generator, is missing: apt-get install wrk");
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Something that the benchmarks need isn't so; the message is for whoever started them.</summary>
internal sealed class BenchException(string message) : Exception(message);
