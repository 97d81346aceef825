using FsCheck.Fluent;
using Smarketing.Functions.Charts;

namespace Smarketing.Functions.Tests.Charts;

public sealed class ScaleTests
{
    [Theory]
    [InlineData(0, 1, "0 1")]
    [InlineData(-5, 1, "0 1")]
    [InlineData(1, 1, "0 0.5 1")]
    [InlineData(3, 3, "0 1 2 3")]
    [InlineData(4, 4, "0 1 2 3 4")]
    [InlineData(5, 6, "0 2 4 6")]
    [InlineData(67, 80, "0 20 40 60 80")]
    [InlineData(8333.33, 10000, "0 5000 10000")]
    [InlineData(1000000000, 1000000000, "0 500000000 1000000000")]
    public void It_ends_at_a_round_number(decimal max, decimal end, string ticks)
    {
        var scale = Scale.UpTo(max);

        Assert.Equal(end, scale.Max);
        Assert.Equal(ticks, string.Join(' ', scale.Ticks.Select(tick => tick.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Whatever_is_to_be_shown_fits_on_with_few_ticks() => Always.Holds(
        from cents in Gen.Choose(1, int.MaxValue)
        from power in Gen.Choose(-4, 6)
        select cents * (decimal)Math.Pow(10, power),
        _ => [],
        max =>
        {
            var scale = Scale.UpTo(max);
            Assert.True(scale.Max >= max, $"{max} is beyond {scale.Max}");
            Assert.InRange(scale.Ticks.Count(), 2, 6);
            Assert.InRange(scale.At(max, 100), 40, 100);
        });
}
