namespace Smarketing.Functions.Charts;

/// <summary>Rows of bars, each with its number written beside it.</summary>
/// <param name="Series">What the bars of each row are, in their order; nothing for rows of a single bar that need no name.</param>
public sealed record BarChart(IReadOnlyList<string> Series, IReadOnlyList<BarRow> Rows)
{
    internal const double BarHeight = 14;
    internal const double LineHeight = 18;
    internal const double RowGap = 10;

    private const double BarGap = 3;
    private const double ValueRoom = 84;
    private const double ValueGap = 6;

    /// <summary>The bars of a row below one another.</summary>
    public Drawing Grouped()
    {
        var shapes = new List<Shape>();
        var y = Legend.Draw(Series, shapes);
        var max = Rows.SelectMany(row => row.Bars).Select(bar => bar.Value).DefaultIfEmpty().Max();
        foreach (var row in Rows)
        {
            shapes.Add(new Shape.Label(0, y + 12, Drawing.Fitting(row.Label, Drawing.Width)));
            y += LineHeight;
            for (var series = 0; series < row.Bars.Count; series++)
            {
                var (value, text) = row.Bars[series];
                var length = max > 0 ? (double)(Math.Max(value, 0) / max) * (Drawing.Width - ValueRoom) : 0;
                shapes.Add(new Shape.Box(0, y, Math.Max(length, 1), BarHeight, Legend.InkOf(series)));
                shapes.Add(new Shape.Label(Math.Max(length, 1) + ValueGap, y + 11, text, IsStrong: true));
                y += BarHeight + BarGap;
            }

            y += RowGap;
        }

        return new Drawing(y, shapes);
    }

    /// <summary>The bars of a row end to end.</summary>
    public Drawing Stacked()
    {
        var shapes = new List<Shape>();
        var y = Legend.Draw(Series, shapes);
        var max = Rows.Select(row => row.Bars.Sum(bar => bar.Value)).DefaultIfEmpty().Max();
        foreach (var row in Rows)
        {
            var numbers = string.Join(" + ", row.Bars.Select(bar => bar.Text));
            shapes.Add(new Shape.Label(0, y + 12, Drawing.Fitting(row.Label, Drawing.Width - (numbers.Length * Drawing.LetterWidth) - ValueGap)));
            shapes.Add(new Shape.Label(Drawing.Width, y + 12, numbers, Anchor.End, IsStrong: true));
            y += LineHeight;
            var x = 0.0;
            for (var series = 0; series < row.Bars.Count; series++)
            {
                var length = max > 0 ? (double)(row.Bars[series].Value / max) * Drawing.Width : 0;
                if (length > 0)
                {
                    shapes.Add(new Shape.Box(x, y, length, BarHeight, Legend.InkOf(series)));
                }

                x += length;
            }

            if (x == 0)
            {
                shapes.Add(new Shape.Box(0, y, 1, BarHeight, Legend.InkOf(0)));
            }

            y += BarHeight + RowGap;
        }

        return new Drawing(y, shapes);
    }
}

public sealed record BarRow(string Label, IReadOnlyList<Bar> Bars);

/// <param name="Text">The value as it is read.</param>
public sealed record Bar(decimal Value, string Text);
