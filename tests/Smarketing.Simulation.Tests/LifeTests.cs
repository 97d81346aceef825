using Smarketing.Simulation.Lives;

namespace Smarketing.Simulation.Tests;

/// <summary>The decisions alone, over whole lives: what is wrong with them is found here in seconds.</summary>
public sealed class LifeTests
{
    private const int Lives = 3000;

    [Fact]
    public void In_thousands_of_lives_every_promise_is_kept()
    {
        var tally = ManyLives.Run(Enumerable.Range(1, Lives));

        TestContext.Current.SendDiagnosticMessage(tally.ToString());
        Assert.True(tally.Broken is null, tally.Broken?.ToString());
        Assert.Equal(Lives, tally.Lives);
        Assert.True(tally.Steps > Lives * 10, tally.ToString());
    }

    [Theory]
    [InlineData("plan:firstDueIn", "PT5H", "The first attempt is due after four working hours")]
    [InlineData("plan:graceDays", "7", "Every MQL has its verdict or goes back by the end of day 17")]
    public void A_plan_that_keeps_another_promise_is_found_and_told_shortly(string setting, string value, string promise)
    {
        var tally = ManyLives.Run(Enumerable.Range(1, Lives), settings: new KeyValuePair<string, string?>($"Smarketing:{setting}", value));

        Assert.Equal(promise, tally.Broken?.Broken.Promise);
        Assert.InRange(tally.Broken!.Plan.Deeds.Count, 1, 3);
    }
}
