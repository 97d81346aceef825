using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Intake;

/// <param name="Posts">As many may come at once; then one at a time, evenly over <paramref name="Per"/>.</param>
public sealed record PostLimit(int Posts, TimeSpan Per)
{
    public static PostLimit Read(ConfigNode node)
    {
        var limit = new PostLimit(node.Number("posts", 1, 1_000_000), node.Duration("per"));
        if (limit.Per <= TimeSpan.Zero || limit.Per > TimeSpan.FromDays(1))
        {
            node.Fault("per", "must be more than nothing and no more than a day");
        }

        return limit;
    }
}

/// <summary>How many posts are taken from one place.</summary>
/// <param name="PerClient">From one network address: a landing-page builder posts for all its visitors from a few.</param>
/// <param name="PerAddress">For one mail address.</param>
public sealed record IntakeLimits(PostLimit PerClient, PostLimit PerAddress)
{
    public static readonly IntakeLimits Default = new(new PostLimit(600, TimeSpan.FromMinutes(1)), new PostLimit(60, TimeSpan.FromMinutes(10)));

    public static IntakeLimits Read(ConfigNode node) => new(
        node.Has("perClient") ? node.Object("perClient", PostLimit.Read) : Default.PerClient,
        node.Has("perAddress") ? node.Object("perAddress", PostLimit.Read) : Default.PerAddress);
}
