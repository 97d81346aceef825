using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Deals;

/// <summary>What sales has decided on deals.</summary>
/// <param name="RemindAfter">After so long without a move the owner is reminded, and again after as long.</param>
/// <param name="Currency">Of an amount that comes without one.</param>
public sealed record DealPolicy(TimeSpan RemindAfter, string Currency)
{
    private const int RemindAfterDaysMax = 365;

    public static DealPolicy Read(ConfigNode node) => new(
        TimeSpan.FromDays(node.Number("remindAfterDays", 1, RemindAfterDaysMax, 14)),
        node.Parsed("currency", text => Money.FindCurrency(text) ?? throw new FormatException(), "must be a currency of ISO 4217 such as MXN", "MXN"));
}
