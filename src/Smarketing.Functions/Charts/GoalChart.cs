namespace Smarketing.Functions.Charts;

/// <summary>What has come together by each day, against a straight way to the goal.</summary>
/// <param name="Sums">Up to each day that has begun, the first of the period first.</param>
/// <param name="Days">Of the whole period.</param>
/// <param name="Goal">At the end of the period; null where there is none.</param>
/// <param name="Figure">Writes a tick of the scale.</param>
public sealed record GoalChart(IReadOnlyList<decimal> Sums, int Days, decimal? Goal, string SumText, string GoalText, IReadOnlyList<DayTick> Ticks, Func<decimal, string> Figure)
{
    private const double Left = 52;
    private const double Right = Drawing.Width - 4;
    private const double Top = 22;
    private const double Bottom = 190;
    private const double LabelRoom = 110;

    public Drawing Draw()
    {
        var last = Sums.Count > 0 ? Sums[^1] : 0;
        var scale = Scale.UpTo(Math.Max(Sums.DefaultIfEmpty().Max(), Goal ?? 0));
        var shapes = new List<Shape>();
        foreach (var tick in scale.Ticks)
        {
            var y = HeightOf(tick, scale);
            shapes.Add(new Shape.Line([new(Left, y), new(Right, y)], Ink.Faint));
            shapes.Add(new Shape.Label(Left - 6, y + 4, Figure(tick), Anchor.End));
        }

        shapes.AddRange(Ticks.Select(tick => new Shape.Label(PlaceOf(tick.Day), Bottom + 18, tick.Text, AnchorAt(PlaceOf(tick.Day)))));
        if (Goal is { } goal)
        {
            shapes.Add(new Shape.Line([new(Left, Bottom), new(Right, HeightOf(goal, scale))], Ink.Goal));
            shapes.Add(new Shape.Label(Right, HeightOf(goal, scale) - 8, GoalText, Anchor.End));
        }

        if (Sums.Count > 0)
        {
            var end = new Point(PlaceOf(Sums.Count), HeightOf(last, scale));
            shapes.Add(new Shape.Line([new(Left, Bottom), .. Sums.Select((sum, day) => new Point(PlaceOf(day + 1), HeightOf(sum, scale)))], Ink.Full));
            shapes.Add(new Shape.Box(end.X - 3, end.Y - 3, 6, 6, Ink.Full));
            shapes.Add(new Shape.Label(end.X, SumLabelAt(end, scale), SumText, AnchorAt(end.X), IsStrong: true));
        }

        return new Drawing(Bottom + 26, shapes);
    }

    /// <summary>Above its end, or below it where the goal's words stand.</summary>
    private double SumLabelAt(Point end, Scale scale)
    {
        var goal = Goal is { } known ? HeightOf(known, scale) : Bottom;
        var isCrowded = Goal is not null && end.X > Right - (2 * LabelRoom) && Math.Abs(end.Y - goal) < 18;
        return isCrowded ? Math.Min(Math.Max(end.Y, goal) + 18, Bottom - 4) : end.Y - 8;
    }

    /// <param name="day">0 is the beginning of the first day, <see cref="Days"/> the end of the last.</param>
    private double PlaceOf(int day) => Left + ((Right - Left) * day / Days);

    private static double HeightOf(decimal value, Scale scale) => Bottom - scale.At(value, Bottom - Top);

    private static Anchor AnchorAt(double x) => x < Left + (LabelRoom / 2) ? Anchor.Start : x > Right - (LabelRoom / 2) ? Anchor.End : Anchor.Middle;
}

/// <param name="Day">How many days of the period are over by then.</param>
public sealed record DayTick(int Day, string Text);
