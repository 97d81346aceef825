using Smarketing.Benchmarks.Load;
using Smarketing.Functions;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Storage;
using Smarketing.Local.Storage;
using Smarketing.Local.Tables;

namespace Smarketing.Benchmarks.Rows;

/// <summary>Every report over a year of a million contacts, from days that are rolled up.</summary>
internal static class ReportRows
{
    private const int ContactsPerDay = 1_000_000 / 365;
    private const int DifferentDays = 7;
    private const int Tries = 5;

    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Last = new(2025, 12, 31);

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(Bench bench)
    {
        var folder = bench.NewFolder();
        Directory.CreateDirectory(folder);
        bench.Tell("reports: the days");
        var facts = await FillAsync(folder);
        await using var program = await LocalProgram.StartAsync(folder);
        var slowest = (Name: "", Milliseconds: 0.0);
        foreach (var report in Rollup.Reports.Select(Words.Of))
        {
            var milliseconds = await TimeAsync(program, $"/api/reports/{report}?from={FactKeys.Day(First)}&to={FactKeys.Day(Last)}");
            bench.Tell($"reports: {report} {Bench.Text(milliseconds, "N1")} ms");
            slowest = milliseconds > slowest.Milliseconds ? (report, milliseconds) : slowest;
        }

        return [BenchRow.Of(
            $"the slowest report ({slowest.Name}) over a year of 1,000,000 contacts and {Bench.Text(facts)} facts, by its rollups; median of {Tries}", $"{Bench.Text(slowest.Milliseconds, "N1")} ms", "under 200 ms",
            slowest.Milliseconds < 200)];
    }

    /// <summary>The rollups of a year, some days of it over and over; the facts themselves aren't stored, as no report of closed days reads them.</summary>
    private static async Task<long> FillAsync(string folder)
    {
        await using var database = LocalDatabase.Open(LocalProgram.DatabaseIn(folder));
        var tables = new SqliteTableServiceClient(database, TimeProvider.System);
        await tables.CreateTableIfNotExistsAsync(TableNames.Rollups);
        var store = new RollupStore(tables);
        var days = DaysOf(new PureRoad());
        var facts = 0L;
        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            var (tallies, count) = days[day.DayNumber % DifferentDays];
            facts += count;
            await Task.WhenAll(tallies.Select(tally => store.SaveAsync(tally.Key, day, tally.Value, CancellationToken.None)));
        }

        await store.CloseThroughAsync(Last.AddDays(4), CancellationToken.None);
        return facts;
    }

    private static List<(Dictionary<ReportName, Tally> Tallies, int Facts)> DaysOf(PureRoad road) => [.. Enumerable.Range(0, DifferentDays).Select(day =>
    {
        var facts = Enumerable.Range(day * ContactsPerDay, ContactsPerDay).SelectMany(number => road.Live(number, number % 2 == 0 ? "demo" : "ebook")).ToList();
        return (Rollup.Reports.ToDictionary(report => report, report => Rollup.Bounded(report, Rollup.Of(report, facts))), facts.Count);
    })];

    private static async Task<double> TimeAsync(LocalProgram program, string address)
    {
        var times = new List<double>();
        for (var attempt = 0; attempt <= Tries; attempt++)
        {
            var began = TimeProvider.System.GetTimestamp();
            using var response = await program.Http.GetAsync(address);
            response.EnsureSuccessStatusCode();
            times.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
        }

        // The first is that of a program that has just started.
        return times.Skip(1).Order().ElementAt(Tries / 2);
    }
}
