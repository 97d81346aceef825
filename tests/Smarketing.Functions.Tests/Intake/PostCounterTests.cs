using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Tests.Intake;

public sealed class PostCounterTests
{
    private static readonly DateTimeOffset Now = Mexico.At(2026, 1, 5, 9);

    [Fact]
    public void As_many_as_the_limit_says_come_at_once_and_the_next_has_to_wait()
    {
        var counter = new PostCounter(new PostLimit(3, TimeSpan.FromMinutes(1)));

        Assert.All([1, 2, 3], _ => Assert.Null(counter.Take("a", Now)));
        Assert.Equal(TimeSpan.FromSeconds(20), counter.Take("a", Now));
        Assert.Null(counter.Take("b", Now));
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void Who_has_waited_as_long_as_was_said_is_taken_once(int seconds, bool isTaken)
    {
        var counter = Spent();

        Assert.Equal(isTaken, counter.Take("a", Now.AddSeconds(seconds)) is null);
        Assert.NotNull(counter.Take("a", Now.AddSeconds(seconds)));
    }

    [Fact]
    public void After_the_whole_time_all_may_come_at_once_again()
    {
        var counter = Spent();

        Assert.All([1, 2, 3], _ => Assert.Null(counter.Take("a", Now.AddMinutes(1))));
        Assert.NotNull(counter.Take("a", Now.AddMinutes(1)));
    }

    [Fact]
    public void A_clock_that_was_set_back_locks_nobody_out() => Assert.Equal(TimeSpan.FromSeconds(20), Spent().Take("a", Now.AddDays(-1)));

    [Theory]
    [InlineData("PT0S", false)]
    [InlineData("PT1S", true)]
    [InlineData("P1D", true)]
    [InlineData("P1DT1S", false)]
    public void A_limit_is_over_more_than_nothing_and_no_more_than_a_day(string per, bool isTaken)
    {
        var file = Configuration.ShippedFile.Read();
        file["intake"] = System.Text.Json.Nodes.JsonNode.Parse($$"""{ "limits": { "perAddress": { "posts": 5, "per": "{{per}}" } } }""");

        var (configuration, faults) = Functions.Configuration.SmarketingConfiguration.Parse(file.ToJsonString());

        Assert.Equal(isTaken ? [] : ["$.intake.limits.perAddress.per: must be more than nothing and no more than a day"], faults);
        Assert.Equal(isTaken ? (5, 600) : null, configuration is null ? ((int, int)?)null : (configuration.Limits.PerAddress.Posts, configuration.Limits.PerClient.Posts));
    }

    [Fact]
    public void Posts_that_race_are_each_counted()
    {
        var counter = new PostCounter(new PostLimit(1000, TimeSpan.FromHours(1)));
        var taken = 0;

        Parallel.For(0, 5000, _ => Interlocked.Add(ref taken, counter.Take("a", Now) is null ? 1 : 0));

        Assert.Equal(1000, taken);
    }

    private static PostCounter Spent()
    {
        var counter = new PostCounter(new PostLimit(3, TimeSpan.FromMinutes(1)));
        for (var post = 0; post < 3; post++)
        {
            counter.Take("a", Now);
        }

        return counter;
    }
}
