using System.Globalization;
using Smarketing.Functions.Obstacles;
using Smarketing.Local.Tests.Privacy;

namespace Smarketing.Local.Tests.Obstacles;

/// <summary>So many obstacles may be open, and no more, whoever types them when.</summary>
public sealed class ObstacleStoreTests : IAsyncLifetime
{
    private ErasureWorld _world = null!;

    private ObstacleStore Obstacles => _world.Get<ObstacleStore>();

    public async ValueTask InitializeAsync() => _world = await ErasureWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Posts_at_one_moment_fill_the_list_to_its_end_and_not_beyond()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, Obstacle.OpenMax + 20).Select(number => AddAsync(number)));

        Assert.Equal(Obstacle.OpenMax, replies.Count(reply => reply == ObstacleReply.Recorded));
        Assert.Equal(20, replies.Count(reply => reply == ObstacleReply.TooManyOpen));
        Assert.Equal(Obstacle.OpenMax, (await Obstacles.ListOpenAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Whoever_has_counted_before_another_took_the_last_place_gets_none()
    {
        for (var number = 1; number < Obstacle.OpenMax; number++)
        {
            await AddAsync(number);
        }

        _world.Tables.BeforeNextWrite = async () => Assert.Equal(ObstacleReply.Recorded, await AddAsync(100));

        Assert.Equal(ObstacleReply.TooManyOpen, await AddAsync(200));
    }

    [Fact]
    public async Task The_first_whose_answer_was_lost_is_open_once()
    {
        _world.Tables.LosesNextAnswer = true;

        Assert.Equal(ObstacleReply.Known, await AddAsync(1));
        Assert.Single(await Obstacles.ListOpenAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_place_that_was_solved_is_free_again_and_the_same_may_come_back()
    {
        for (var number = 0; number < Obstacle.OpenMax; number++)
        {
            await AddAsync(number);
        }

        Assert.Equal(ObstacleReply.Known, await AddAsync(7));
        Assert.True(await Obstacles.SolveAsync(IdOf(7), CancellationToken.None));
        Assert.Equal(ObstacleReply.Recorded, await AddAsync(7));
        Assert.Equal(ObstacleReply.TooManyOpen, await AddAsync(100));
    }

    private Task<ObstacleReply> AddAsync(int number) =>
        Obstacles.AddAsync(new Obstacle(IdOf(number), _world.Clock.Now, ObstacleSide.Sales, Name: null, "No prices for 2026"), CancellationToken.None);

    private static string IdOf(int number) => number.ToString("x8", CultureInfo.InvariantCulture);
}
