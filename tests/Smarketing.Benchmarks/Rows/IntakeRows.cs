using Smarketing.Benchmarks.Load;

namespace Smarketing.Benchmarks.Rows;

/// <summary>Forms by HTTP, each on disk before it is answered, against a floor that does nothing else.</summary>
internal static class IntakeRows
{
    /// <summary>So many known people post again, for each of wrk's threads.</summary>
    private const int KnownPeople = 500;

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(Bench bench)
    {
        var floor = await bench.FloorAsync();
        await using var program = await LocalProgram.StartAsync(bench.NewFolder());
        bench.Tell("intake: warming up");
        await Wrk.PostAsync(program.At("/api/forms/demo"), "mql", "warm", bench.Options.WarmUpSeconds);
        await Wrk.PostAsync(program.At("/api/forms/webinar"), "lead", "warm", bench.Options.WarmUpSeconds);
        await program.SettleAsync();

        bench.Tell("intake: MQLs");
        var mqls = await LoadAsync(program, "demo", "mql", "a", bench.Options.Seconds);
        bench.Tell("intake: leads");
        var leads = await LoadAsync(program, "webinar", "lead", "b", bench.Options.Seconds);
        bench.Tell("intake: known people");
        var again = await LoadAsync(program, "webinar", "again", "b", bench.Options.Seconds);
        return
        [
            Row($"new contacts that become MQLs, until the follow-up runs and its mail is out; {Bench.Text(mqls.RowsEach, "N1")} rows each", mqls, floor, 6),
            Row($"new contacts that don't; {Bench.Text(leads.RowsEach, "N1")} rows each", leads, floor, 3),
            Row("known people with another form", again, floor, 3),
        ];
    }

    public static async Task<RoadResult> LoadAsync(LocalProgram program, string form, string kind, string run, int seconds)
    {
        var (rows, processor) = (program.CountRows(), program.ProcessorTime);
        var began = TimeProvider.System.GetTimestamp();
        var load = await Wrk.PostAsync(program.At($"/api/forms/{form}"), kind, run, seconds, people: KnownPeople);
        await program.SettleAsync();
        var took = TimeProvider.System.GetElapsedTime(began);
        return new RoadResult(
            load, load.Requests / took.TotalSeconds, (program.CountRows() - rows) / (double)load.Requests, (program.ProcessorTime - processor).TotalMilliseconds / load.Requests);
    }

    private static BenchRow Row(string what, RoadResult road, RoadResult floor, int part)
    {
        var ratio = road.PerSecond / floor.PerSecond;
        return new BenchRow(
            what, $"{Bench.Text(road.PerSecond)}/s, p99 {Bench.Text(road.Load.P99Milliseconds, "N1")} ms, {Bench.Text(road.ProcessorMillisecondsEach, "N2")} ms of processor",
            $"{Bench.Text(floor.PerSecond)}/s, p99 {Bench.Text(floor.Load.P99Milliseconds, "N1")} ms, {Bench.Text(floor.ProcessorMillisecondsEach, "N2")} ms",
            $"1/{Bench.Text(1 / ratio, "N1")}", $"1/{part}, p99 under 50 ms", ratio >= 1.0 / part && road.Load.P99Milliseconds < 50);
    }
}

/// <param name="PerSecond">Counted until all that the forms caused was done, not only answered.</param>
/// <param name="RowsEach">Rows that a form left in the database.</param>
/// <param name="ProcessorMillisecondsEach">What the program took of the processors for a form, however busy the machine was.</param>
internal sealed record RoadResult(LoadResult Load, double PerSecond, double RowsEach, double ProcessorMillisecondsEach);
