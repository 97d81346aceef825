namespace Smarketing.Functions.Charts;

/// <summary>From 0 to a round number, in round steps.</summary>
public sealed record Scale(decimal Max, decimal Step)
{
    private const int StepsMax = 4;

    private static readonly decimal[] Round = [1, 2, 5, 10];

    public IEnumerable<decimal> Ticks
    {
        get
        {
            for (var tick = 0m; tick <= Max; tick += Step)
            {
                yield return tick;
            }
        }
    }

    /// <summary>The least that <paramref name="max"/> fits on; with nothing to show, from 0 to 1.</summary>
    public static Scale UpTo(decimal max)
    {
        if (max <= 0)
        {
            return new Scale(1, 1);
        }

        var unit = 1m;
        while (unit * StepsMax > max)
        {
            unit /= 10;
        }

        while (unit * 10 * StepsMax < max)
        {
            unit *= 10;
        }

        var step = Round.First(round => round * unit * StepsMax >= max) * unit;
        return new Scale(decimal.Ceiling(max / step) * step, step);
    }

    /// <summary>How far a value is on a way of <paramref name="length"/>.</summary>
    public double At(decimal value, double length) => (double)(value / Max) * length;
}
