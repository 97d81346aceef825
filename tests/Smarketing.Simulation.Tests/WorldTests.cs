using Smarketing.Simulation.Plans;
using Smarketing.Simulation.Runs;
using Smarketing.Simulation.Worlds;

namespace Smarketing.Simulation.Tests;

/// <summary>Worlds whose promises must all be kept. <c>./simulate</c> runs as many more as there is time for.</summary>
public sealed class WorldTests
{
    private const int Worlds = 40;
    private const int WorldsToShrink = 40;

    [Fact]
    public async Task In_many_worlds_every_promise_is_kept()
    {
        var tally = await Simulate.RunAsync(Enumerable.Range(1, Worlds));

        TestContext.Current.SendDiagnosticMessage(tally.ToString());
        if (tally.Broken is { } broken)
        {
            Assert.Fail(await ToldAsync(broken));
        }

        Assert.Equal(Worlds, tally.Worlds);
        Assert.True(tally is { Troubles: > Worlds, Crashes: > Worlds / 4 }, tally.ToString());
    }

    [Fact]
    public async Task A_seed_tells_the_same_story_again()
    {
        // Many crashes and mails that go wrong.
        var plan = PlanMaker.Make(7);

        var (once, again) = (await World.RunAsync(plan), await World.RunAsync(plan));

        // Who tells what they were answered, and what goes on by itself meanwhile, tell at one instant in either order.
        Assert.Equal(once.Story.Order(StringComparer.Ordinal), again.Story.Order(StringComparer.Ordinal));
        Assert.Equal(once.Counts, again.Counts);
    }

    private static async Task<string> ToldAsync(WorldResult broken)
    {
        var story = new StringWriter();
        await story.WriteLineAsync($"Seed {broken.Plan.Seed} breaks a promise: {broken.Broken!.Message}");
        Telling.Tell(story, await Shrinker.ShrinkAsync(broken, WorldsToShrink));
        return story.ToString();
    }
}
