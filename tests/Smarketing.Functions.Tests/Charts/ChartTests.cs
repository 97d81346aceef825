using Smarketing.Functions.Charts;

namespace Smarketing.Functions.Tests.Charts;

/// <summary>Where the shapes of a chart stand.</summary>
public sealed class ChartTests
{
    [Fact]
    public void The_longest_bar_leaves_room_for_its_number_and_the_others_are_in_proportion()
    {
        var bars = Boxes(new BarChart([], [Row("a", 200), Row("b", 50), Row("c", 0)]).Grouped());

        Assert.Equal([256.0, 64.0, 1.0], bars.Select(bar => bar.Width));
        Assert.All(bars, bar => Assert.Equal(0, bar.X));
        Assert.Equal(bars.Select(bar => bar.Y).Distinct().Order(), bars.Select(bar => bar.Y));
    }

    [Fact]
    public void With_nothing_to_show_bars_are_strokes()
    {
        Assert.All(Boxes(new BarChart([], [Row("a", 0)]).Grouped()), bar => Assert.Equal(1, bar.Width));
        Assert.All(Boxes(new BarChart([], [Row("a", 0, 0)]).Stacked()), bar => Assert.Equal(1, bar.Width));
        Assert.Empty(new BarChart([], []).Grouped().Shapes);
    }

    [Fact]
    public void Bars_of_a_row_are_told_apart_by_more_than_colour()
    {
        var drawing = new BarChart(["one", "two", "three"], [Row("a", 1, 2, 3)]).Grouped();

        // The legend's three, and the row's.
        Assert.Equal([Ink.Full, Ink.Striped, Ink.Empty, Ink.Full, Ink.Striped, Ink.Empty], Boxes(drawing).Select(box => box.Ink));
        Assert.Equal(["one", "two", "three", "a", "1", "2", "3"], Labels(drawing).Select(label => label.Text));
    }

    [Fact]
    public void Stacked_bars_stand_end_to_end_and_the_longest_row_is_as_wide_as_the_chart()
    {
        var bars = Boxes(new BarChart([], [Row("a", 3, 1), Row("b", 0, 2)]).Stacked());

        Assert.Equal([(0.0, 255.0), (255.0, 85.0), (0.0, 170.0)], bars.Select(bar => (bar.X, bar.Width)));
        Assert.Equal(Ink.Striped, bars[2].Ink);
    }

    [Fact]
    public void A_legend_that_is_too_long_goes_on_below()
    {
        var drawing = new BarChart(["something that is rather long", "something else that is long"], [Row("a", 1, 1)]).Grouped();

        Assert.Equal([0.0, 20.0], Boxes(drawing).Take(2).Select(box => box.Y));
    }

    [Theory]
    [InlineData("short", 64, "short")]
    [InlineData("0123456789", 64, "0123456789")]
    [InlineData("0123456789a", 64, "012345678…")]
    [InlineData("01234567 9a", 64, "01234567…")]
    [InlineData("abc", 1, "…")]
    public void Words_that_are_too_wide_are_cut(string text, double width, string shown) => Assert.Equal(shown, Drawing.Fitting(text, width));

    [Fact]
    public void A_funnel_is_as_wide_as_its_widest_stage_or_plan_and_stands_in_the_middle()
    {
        var drawing = new FunnelChart([Step("a", 50, 100), Step("b", 25, null), Step("c", 0, 0)]).Draw();
        var stages = Boxes(drawing).Where(box => box.Ink == Ink.Full).ToList();

        Assert.Equal([81.0, 40.5, 1.0], stages.Select(stage => stage.Width));
        Assert.Equal([162.0, 1.0], Boxes(drawing).Where(box => box.Ink == Ink.Goal).Select(plan => plan.Width));
        Assert.Single(stages.Select(stage => stage.X + (stage.Width / 2)).Distinct());
        Assert.Equal(2, drawing.Shapes.OfType<Shape.Area>().Count());
    }

    [Fact]
    public void The_line_ends_today_and_the_goal_at_the_end_of_the_period()
    {
        var drawing = Goal([10, 10, 40], days: 6, goal: 80);
        var lines = drawing.Shapes.OfType<Shape.Line>().ToList();
        var goal = lines.Single(line => line.Ink == Ink.Goal);
        var won = lines.Single(line => line.Ink == Ink.Full);

        Assert.Equal([new Point(52, 190), new Point(336, 22)], goal.Points);
        Assert.Equal([52.0, 52 + (284 / 6.0), 52 + (284 / 3.0), 52 + (284 / 2.0)], won.Points.Select(point => point.X));
        Assert.Equal([190.0, 169.0, 169.0, 106.0], won.Points.Select(point => point.Y));
    }

    [Fact]
    public void Where_goal_and_sum_meet_their_words_do_not()
    {
        var labels = Labels(Goal([80], days: 1, goal: 80)).Where(label => label.Text is "sum" or "goal").ToList();

        Assert.Equal(2, labels.Count);
        Assert.True(Math.Abs(labels[0].Y - labels[1].Y) >= 14);
    }

    [Fact]
    public void Before_the_period_has_begun_there_is_a_goal_and_no_line() =>
        Assert.DoesNotContain(Goal([], days: 30, goal: 80).Shapes, shape => shape is Shape.Line { Ink: Ink.Full });

    [Theory]
    [InlineData(1)]
    [InlineData(366)]
    [InlineData(1100)]
    public void Whatever_the_period_all_stands_on_the_canvas(int days)
    {
        var drawing = Goal([.. Enumerable.Range(0, days).Select(day => (decimal)day)], days, goal: days * 2);

        Assert.All(drawing.Shapes.OfType<Shape.Line>().SelectMany(line => line.Points), point =>
        {
            Assert.InRange(point.X, 0, Drawing.Width);
            Assert.InRange(point.Y, 0, drawing.Height);
        });
        Assert.All(Labels(drawing), label => Assert.InRange(label.Y, 8, drawing.Height));
    }

    private static Drawing Goal(IReadOnlyList<decimal> sums, int days, decimal? goal) =>
        new GoalChart(sums, days, goal, "sum", "goal", [new DayTick(0, "first"), new DayTick(days, "last")], tick => $"{tick}").Draw();

    private static BarRow Row(string label, params int[] values) => new(label, [.. values.Select(value => new Bar(value, $"{value}"))]);

    private static FunnelStep Step(string label, decimal value, decimal? planned) => new(label, value, planned, $"{value}", "");

    private static IReadOnlyList<Shape.Box> Boxes(Drawing drawing) => [.. drawing.Shapes.OfType<Shape.Box>()];

    private static IReadOnlyList<Shape.Label> Labels(Drawing drawing) => [.. drawing.Shapes.OfType<Shape.Label>()];
}
