namespace Smarketing.Functions.Routing;

/// <summary>What was changed of a rep while the program runs; null leaves what the configuration says.</summary>
/// <param name="AwayUntil">See <see cref="Rep.AwayUntil"/>.</param>
public sealed record RepSettings(int? Capacity = null, int? Weight = null, Leave? Away = null, DateOnly? AwayUntil = null)
{
    public static readonly RepSettings None = new();

    /// <summary>With another leave, or none. That somebody was away until now isn't forgotten: on return they get no flood.</summary>
    public RepSettings WithLeave(Leave? leave, DateOnly today)
    {
        if (leave == Away)
        {
            return this;
        }

        var yesterday = today.AddDays(-1);
        return this with
        {
            Away = leave,
            AwayUntil = Away is { } before && before.From <= today ? Earlier(before.To, yesterday) : AwayUntil,
        };
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
