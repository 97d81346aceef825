using Smarketing.Functions.Intake;
using Smarketing.Local.Tests.Privacy;

namespace Smarketing.Local.Tests.Intake;

public sealed class CaptchaPassStoreTests
{
    [Fact]
    public async Task A_token_that_passed_is_good_for_corrections_then_for_one_post_and_its_repeats()
    {
        await using var world = await ErasureWorld.StartAsync();
        var passes = world.Get<CaptchaPassStore>();

        Assert.Null(await passes.TakeAsync("token", "one", CancellationToken.None));
        Assert.True(await passes.RememberAsync("token", post: null, CancellationToken.None));
        Assert.True(await passes.TakeAsync("token", post: null, CancellationToken.None));
        Assert.True(await passes.TakeAsync("token", "one", CancellationToken.None));
        Assert.True(await passes.TakeAsync("token", "one", CancellationToken.None));
        Assert.False(await passes.TakeAsync("token", "other", CancellationToken.None));
        Assert.False(await passes.TakeAsync("token", post: null, CancellationToken.None));
    }

    [Fact]
    public async Task Of_two_posts_with_one_token_at_one_moment_one_passes()
    {
        await using var world = await ErasureWorld.StartAsync();
        var passes = world.Get<CaptchaPassStore>();

        Assert.True(await passes.RememberAsync("token", "one", CancellationToken.None));
        Assert.False(await passes.RememberAsync("token", "other", CancellationToken.None));
        Assert.True(await passes.RememberAsync("token", "one", CancellationToken.None));
    }

    [Theory]
    [InlineData(23, true)]
    [InlineData(24, null)]
    public async Task Whoever_corrects_a_form_the_same_day_is_heard(int hours, bool? isGood)
    {
        await using var world = await ErasureWorld.StartAsync();
        var passes = world.Get<CaptchaPassStore>();
        await passes.RememberAsync("token", post: null, CancellationToken.None);

        world.Clock.Now += TimeSpan.FromHours(hours);

        Assert.Equal(isGood, await passes.TakeAsync("token", "one", CancellationToken.None));
    }

    [Theory]
    [InlineData("one", 60)]
    [InlineData(null, 24 * 60)]
    public async Task A_token_that_passes_anew_after_it_was_forgotten_is_good_for_one_post_again(string? before, int minutes)
    {
        await using var world = await ErasureWorld.StartAsync();
        var passes = world.Get<CaptchaPassStore>();
        await passes.RememberAsync("token", before, CancellationToken.None);

        world.Clock.Now += TimeSpan.FromMinutes(minutes);

        Assert.True(await passes.RememberAsync("token", "two", CancellationToken.None));
        Assert.True(await passes.TakeAsync("token", "two", CancellationToken.None));
        Assert.False(await passes.RememberAsync("token", "three", CancellationToken.None));
    }

    [Fact]
    public async Task Of_two_posts_that_find_it_forgotten_at_one_moment_one_passes()
    {
        await using var world = await ErasureWorld.StartAsync();
        var passes = world.Get<CaptchaPassStore>();
        await passes.RememberAsync("token", "one", CancellationToken.None);
        world.Clock.Now += TimeSpan.FromHours(1);

        // Before the write that finds the row there, and so before the one that replaces it.
        world.Tables.BeforeNextWrite = async () => Assert.True(await passes.RememberAsync("token", "two", CancellationToken.None));

        Assert.False(await passes.RememberAsync("token", "three", CancellationToken.None));
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, null)]
    public async Task Of_a_post_that_was_taken_it_is_forgotten_after_an_hour(int minutes, bool? isGood)
    {
        await using var world = await ErasureWorld.StartAsync();
        var passes = world.Get<CaptchaPassStore>();
        await passes.RememberAsync("token", "one", CancellationToken.None);

        world.Clock.Now += TimeSpan.FromMinutes(minutes);

        Assert.Equal(isGood, await passes.TakeAsync("token", "one", CancellationToken.None));
    }
}
