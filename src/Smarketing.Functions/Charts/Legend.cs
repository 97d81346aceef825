namespace Smarketing.Functions.Charts;

/// <summary>Says which bars are which.</summary>
internal static class Legend
{
    private const double Swatch = 12;
    private const double Gap = 6;
    private const double LineHeight = 20;

    private static readonly Ink[] Inks = [Ink.Full, Ink.Striped, Ink.Empty];

    /// <summary>More series than there are inks can't be told apart, and aren't drawn in one chart.</summary>
    public static Ink InkOf(int series) => Inks[series];

    /// <summary>Where the chart below begins.</summary>
    public static double Draw(IReadOnlyList<string> series, List<Shape> shapes)
    {
        var (x, y) = (0.0, 0.0);
        for (var i = 0; i < series.Count; i++)
        {
            var width = Swatch + Gap + (series[i].Length * Drawing.LetterWidth);
            if (x > 0 && x + width > Drawing.Width)
            {
                (x, y) = (0, y + LineHeight);
            }

            shapes.Add(new Shape.Box(x, y, Swatch, Swatch, InkOf(i)));
            shapes.Add(new Shape.Label(x + Swatch + Gap, y + 10.5, Drawing.Fitting(series[i], Drawing.Width - Swatch - Gap)));
            x += width + (3 * Gap);
        }

        return series.Count > 0 ? y + LineHeight + Gap : 0;
    }
}
