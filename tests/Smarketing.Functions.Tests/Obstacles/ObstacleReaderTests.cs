using Smarketing.Functions.Obstacles;

namespace Smarketing.Functions.Tests.Obstacles;

public sealed class ObstacleReaderTests
{
    [Theory]
    [InlineData("text", "", "text")]
    [InlineData("side", "nobody", "side")]
    [InlineData("side", "", "side")]
    [InlineData("surprise", "x", "surprise")]
    [InlineData("text", "501", "text")]
    [InlineData("name", "81", "name")]
    public void What_is_wrong_is_said_of_the_field(string name, string value, string fault)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = "No leads from the fair", ["side"] = "sales" };
        fields[name] = int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var length) ? new string('x', length) : value;

        var (typed, errors) = ObstacleReader.Read(fields.Where(field => field.Value.Length > 0).ToDictionary(StringComparer.Ordinal), ObstacleTexts.English);

        Assert.Null(typed);
        Assert.Equal(fault, Assert.Single(errors).Key);
    }

    [Fact]
    public void What_is_right_comes_on_one_line_up_to_the_last_character()
    {
        var longest = new string('x', ObstacleReader.TextLengthMax);

        Assert.Equal(new TypedObstacle(ObstacleSide.Marketing, null, "Two lines"), Read("Two\r\n  lines", "marketing").Obstacle);
        Assert.Equal(longest, Read(longest, "sales").Obstacle?.Text);
    }

    [Fact]
    public void The_same_typed_twice_on_a_day_is_one_and_another_side_or_day_another()
    {
        var typed = new TypedObstacle(ObstacleSide.Sales, "Ana", "No leads");
        var zone = Mexico.Calendar.Zone;
        string IdOf(TypedObstacle obstacle, int day) => Obstacle.Of(obstacle, Mexico.At(2026, 1, day, 23, 59), zone).Id;

        Assert.Equal(IdOf(typed, 5), IdOf(typed with { }, 5));
        Assert.Equal(4, new[] { IdOf(typed, 5), IdOf(typed, 6), IdOf(typed with { Side = ObstacleSide.Marketing }, 5), IdOf(typed with { Name = null }, 5) }.Distinct(StringComparer.Ordinal).Count());
    }

    private static (TypedObstacle? Obstacle, IReadOnlyDictionary<string, IReadOnlyList<string>> Errors) Read(string text, string side) =>
        ObstacleReader.Read(new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = text, ["side"] = side }, ObstacleTexts.English);
}
