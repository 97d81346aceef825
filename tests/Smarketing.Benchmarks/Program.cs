using Smarketing.Benchmarks;
using Smarketing.Benchmarks.Floor;
using Smarketing.Benchmarks.Load;
using Smarketing.Benchmarks.Rows;

const int Failed = 1;
const int WrongArguments = 2;

if (args is ["floor", var folder, var address])
{
    await FloorProgram.RunAsync(folder, address);
    return 0;
}

(string Name, Func<Bench, Task<IReadOnlyList<BenchRow>>> Run)[] all =
[
    ("start", StartRows.RunAsync),
    ("intake", IntakeRows.RunAsync),
    ("core", CoreRows.RunAsync),
    ("calls", CallRows.RunAsync),
    ("sleep", SleepRows.RunAsync),
    ("morning", MorningRows.RunAsync),
    ("wind", WindRows.RunAsync),
    ("reports", ReportRows.RunAsync),
    ("growth", GrowthRows.RunAsync),
];
if (BenchOptions.Parse(args) is not { } options || options.Only.Any(name => !all.Any(known => known.Name == name)))
{
    Console.Error.WriteLine(BenchOptions.Usage);
    return WrongArguments;
}

using var bench = new Bench(options);
var rows = new List<BenchRow>();
var failed = false;
foreach (var (name, run) in all.Where(known => options.Only.Count == 0 || options.Only.Contains(known.Name, StringComparer.Ordinal)))
{
    Console.Error.WriteLine(name);
    try
    {
        rows.AddRange(await run(bench));
    }
    catch (BenchException fault)
    {
        Console.Error.WriteLine(fault.Message);
        failed = true;
    }
}

BenchTable.Write(Console.Out, rows);
return failed ? Failed : 0;
