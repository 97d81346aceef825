using Smarketing.Functions.Configuration;
using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Obstacles;

/// <summary>Takes in what stands in the teams' way, within bounds.</summary>
public sealed class ObstacleActivities(ObstacleStore obstacles, SmarketingConfiguration configuration, TimeProvider clock)
{
    /// <summary>Whoever has the link may write: a program that has it, too, must not fill the digest.</summary>
    private readonly PostCounter _posts = new(new PostLimit(20, TimeSpan.FromMinutes(10)));

    /// <summary>How long whoever has this link must wait with the next; null for not at all.</summary>
    public TimeSpan? Wait(string token) => _posts.Take(token, clock.GetUtcNow());

    public Task<ObstacleReply> AddAsync(TypedObstacle typed, CancellationToken cancellation) =>
        obstacles.AddAsync(Obstacle.Of(typed, clock.GetUtcNow(), configuration.Company.Zone), cancellation);

    public async Task<ObstacleReply> SolveAsync(string id, CancellationToken cancellation) =>
        await obstacles.SolveAsync(id, cancellation) ? ObstacleReply.Recorded : ObstacleReply.Known;
}

/// <summary>What became of a post.</summary>
public enum ObstacleReply
{
    Recorded,

    /// <summary>It was so already.</summary>
    Known,
    TooManyOpen,
}
