namespace Smarketing.Functions.Charts;

/// <summary>Stages below one another, each as wide as it has people; behind it, dashed, as wide as it was planned.</summary>
public sealed record FunnelChart(IReadOnlyList<FunnelStep> Steps)
{
    private const double LabelRoom = 86;
    private const double ValueRoom = 92;
    private const double BarHeight = 22;
    private const double PassageHeight = 20;
    private const double Middle = LabelRoom + (Breadth / 2);
    private const double Breadth = Drawing.Width - LabelRoom - ValueRoom;

    public Drawing Draw()
    {
        var max = Steps.Select(step => Math.Max(step.Value, step.Planned ?? 0)).DefaultIfEmpty().Max();
        var shapes = new List<Shape>();
        for (var i = 0; i < Steps.Count; i++)
        {
            var (step, y) = (Steps[i], i * (BarHeight + PassageHeight));
            var half = Half(step.Value, max);
            if (i + 1 < Steps.Count)
            {
                var next = Half(Steps[i + 1].Value, max);
                var below = y + BarHeight;
                shapes.Add(new Shape.Area([new(Middle - half, below), new(Middle + half, below), new(Middle + next, below + PassageHeight), new(Middle - next, below + PassageHeight)], Ink.Faint));
                shapes.Add(new Shape.Label(Middle, below + 14, step.Passage, Anchor.Middle));
            }

            shapes.Add(new Shape.Box(Middle - half, y, half * 2, BarHeight, Ink.Full));
            if (step.Planned is { } planned)
            {
                var goal = Half(planned, max);
                shapes.Add(new Shape.Box(Middle - goal, y + 1, goal * 2, BarHeight - 2, Ink.Goal));
            }

            shapes.Add(new Shape.Label(0, y + 15, Drawing.Fitting(step.Label, LabelRoom)));
            shapes.Add(new Shape.Label(Drawing.Width, y + 15, step.Text, Anchor.End, IsStrong: true));
        }

        return new Drawing((Steps.Count * (BarHeight + PassageHeight)) - PassageHeight, shapes);
    }

    /// <summary>Nobody is still a stroke.</summary>
    private static double Half(decimal value, decimal max) => max > 0 ? Math.Max((double)(value / max) * Breadth / 2, 0.5) : 0.5;
}

/// <param name="Planned">Null where nothing is.</param>
/// <param name="Text">The number, and what was planned, as they are read.</param>
/// <param name="Passage">What share went on, as it is read; empty where that can't be told.</param>
public sealed record FunnelStep(string Label, decimal Value, decimal? Planned, string Text, string Passage);
