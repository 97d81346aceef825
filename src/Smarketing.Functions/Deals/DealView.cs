namespace Smarketing.Functions.Deals;

/// <summary>A deal as the API shows it.</summary>
public static class DealView
{
    public static object? Of(Deal? deal) => deal is null ? null : new
    {
        deal.Number,
        deal.Money?.Amount,
        deal.Money?.Currency,
        deal.StartedAt,
        deal.OpenedAt,
        deal.WonAt,
        deal.LostAt,
        deal.Reason,
        deal.Executive,
        CorrectableUntil = deal.Undo?.Until,
    };
}
