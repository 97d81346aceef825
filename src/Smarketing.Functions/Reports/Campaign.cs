using System.Globalization;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Reports;

/// <summary>What a campaign costs.</summary>
/// <param name="Id">As its links have it in utm_campaign.</param>
/// <param name="Channel">To which channel the cost is put; null for none.</param>
/// <param name="Runs">The cost is spread evenly over these days.</param>
public sealed record Campaign(string Id, Channel? Channel, Money Cost, Period Runs)
{
    /// <summary>What a rep should know of it, as their task mails tell it; null for nothing.</summary>
    public LocalizedText? Briefing { get; init; }

    private const int CostMax = 1_000_000_000;

    public static IReadOnlyList<Campaign> ReadAll(ConfigNode root) =>
        root.Has("campaigns") ? root.Distinct("campaigns", root.Objects("campaigns", Read), campaign => campaign.Id) : [];

    /// <summary>The part of the cost that falls on a period, to the cent.</summary>
    public Amount CostIn(Period period) => new(decimal.Round(Cost.Amount * Runs.DaysIn(period) / Runs.Days, 2), Cost.Currency);

    private static Campaign Read(ConfigNode node)
    {
        var runs = new Period(Date(node, "from"), Date(node, "to"));
        if (runs.Days < 1)
        {
            node.Fault("to", "must not be before from");
        }

        return new Campaign(
            node.Text("id"), node.Has("channel") ? node.Word<Channel>("channel") : null,
            new Money(node.Number("cost", 0, CostMax), node.Parsed("currency", text => Money.FindCurrency(text) ?? throw new FormatException(), "must be a currency (ISO 4217) such as MXN", "XXX")),
            runs)
        {
            Briefing = node.Has("briefing") ? LocalizedText.Read(node, "briefing") : null,
        };
    }

    private static DateOnly Date(ConfigNode node, string name) =>
        node.Parsed(name, text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture), "must be a date such as 2026-01-31", new DateOnly(2000, 1, 1));
}
