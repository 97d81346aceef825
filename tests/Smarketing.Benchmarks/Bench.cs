using System.Globalization;
using Smarketing.Benchmarks.Load;
using Smarketing.Benchmarks.Rows;

namespace Smarketing.Benchmarks;

/// <summary>One run: what was asked for, where its data go, and the floor, measured once.</summary>
internal sealed class Bench(BenchOptions options) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smarketing-bench-");
    private RoadResult? _floor;
    private int _folders;

    public BenchOptions Options { get; } = options;

    public string NewFolder() => Path.Combine(_folder.FullName, Text(++_folders));

    public void Tell(string progress) => Console.Error.WriteLine($"  {progress}");

    /// <summary>What the least of programs takes on this machine, today.</summary>
    public async Task<RoadResult> FloorAsync()
    {
        if (_floor is not null)
        {
            return _floor;
        }

        Tell("the floor");
        await using var floor = await LocalProgram.StartFloorAsync(NewFolder());
        await Wrk.PostAsync(floor.At("/api/forms/demo"), "mql", "warm", Options.WarmUpSeconds);
        var processor = floor.ProcessorTime;
        var load = await Wrk.PostAsync(floor.At("/api/forms/demo"), "mql", "floor", Options.Seconds);
        return _floor = new RoadResult(load, load.PerSecond, RowsEach: 1, (floor.ProcessorTime - processor).TotalMilliseconds / load.Requests);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    public static string Text(double number, string format = "N0") => number.ToString(format, CultureInfo.InvariantCulture);
}

/// <param name="Only">The names of the rows wanted; empty for all.</param>
/// <param name="IsFull">The goals' own sizes, which takes a quarter of an hour and some gigabytes.</param>
/// <param name="Sleeping">How many follow-ups sleep.</param>
internal sealed record BenchOptions(IReadOnlyList<string> Only, bool IsFull, int Sleeping, int Seconds)
{
    public const string Usage = """
        Measures Smarketing on this machine and prints one table.

          ./bench                  all rows, in sizes that take a few minutes
          ./bench --only a,b       some of: start, intake, core, calls, sleep, morning, wind, reports, growth
          ./bench --full           the sizes of the goals: a million sleeping follow-ups, 100,000 alarms, 10,000 follow-ups wound
          ./bench --sleeping N     so many sleeping follow-ups
          ./bench --seconds N      so long under load for each intake row (default: 10)
        """;

    /// <summary>Until the code is compiled and the file has its pages: an MQL costs twice as much processor time in a program's first half minute as later.</summary>
    public int WarmUpSeconds => Math.Min(30, 3 * Seconds);

    /// <summary>Null where the arguments aren't understood.</summary>
    public static BenchOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new BenchOptions([], IsFull: false, Sleeping: 0, Seconds: 10);
        for (var i = 0; i < arguments.Count; i++)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
            (var next, i) = arguments[i] switch
            {
                "--full" => (options with { IsFull = true }, i),
                "--only" when value.Length > 0 => (options with { Only = value.Split(',') }, i + 1),
                "--sleeping" when number > 0 => (options with { Sleeping = number }, i + 1),
                "--seconds" when number > 0 => (options with { Seconds = number }, i + 1),
                _ => ((BenchOptions?)null, i),
            };
            if (next is null)
            {
                return null;
            }

            options = next;
        }

        return options.Sleeping > 0 ? options : options with { Sleeping = options.IsFull ? 1_000_000 : 100_000 };
    }
}
