namespace Smarketing.Benchmarks;

/// <summary>Writes the table, in columns that stand under each other and read as Markdown.</summary>
internal static class BenchTable
{
    private static readonly string[] Heads = ["what", "figure", "floor", "ratio", "goal", "met"];

    public static void Write(TextWriter output, IReadOnlyList<BenchRow> rows)
    {
        List<string[]> lines = [Heads, .. rows.Select(row => new[] { row.What, row.Figure, row.Floor, row.Ratio, row.Goal, row.IsMet switch { true => "yes", false => "NO", null => "" } })];
        var widths = Heads.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        for (var i = 0; i < lines.Count; i++)
        {
            output.WriteLine($"| {string.Join(" | ", lines[i].Select((cell, column) => cell.PadRight(widths[column])))} |");
            if (i == 0)
            {
                output.WriteLine($"| {string.Join(" | ", widths.Select(width => new string('-', width)))} |");
            }
        }
    }
}
