namespace Smarketing.Functions.Charts;

/// <summary>A chart as shapes on a canvas of <see cref="Width"/> units, of which one is about a pixel on a phone: text of 12 units can be read there.</summary>
public sealed record Drawing(double Height, IReadOnlyList<Shape> Shapes)
{
    public const double Width = 340;

    /// <summary>On the average, of text of 12 units.</summary>
    public const double LetterWidth = 6.4;

    /// <summary>The text, cut where it would be wider than <paramref name="width"/>.</summary>
    public static string Fitting(string text, double width)
    {
        var letters = Math.Max(1, (int)(width / LetterWidth));
        return text.Length <= letters ? text : $"{text[..(letters - 1)].TrimEnd()}…";
    }
}

public readonly record struct Point(double X, double Y);

/// <summary>What can be told apart without colour: full, striped, empty with an edge; lines are full or dashed.</summary>
public enum Ink
{
    Full,
    Striped,
    Empty,

    /// <summary>What leads the eye and tells nothing.</summary>
    Faint,

    /// <summary>What is aimed at.</summary>
    Goal,
}

public enum Anchor
{
    Start,
    Middle,
    End,
}

public abstract record Shape
{
    private Shape()
    {
    }

    public sealed record Box(double X, double Y, double Width, double Height, Ink Ink) : Shape;

    public sealed record Line(IReadOnlyList<Point> Points, Ink Ink) : Shape;

    public sealed record Area(IReadOnlyList<Point> Points, Ink Ink) : Shape;

    /// <param name="Y">Of the line that the letters stand on.</param>
    public sealed record Label(double X, double Y, string Text, Anchor Anchor = Anchor.Start, bool IsStrong = false) : Shape;
}
