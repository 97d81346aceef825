using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Intake;

/// <summary>Where a visit came from.</summary>
/// <param name="CampaignId">As utm_id says.</param>
/// <param name="ClickIds">By which an advertising network knows the click, under the network's own names.</param>
public sealed record Touch(
    Channel Channel, string? Campaign, string? Source, string? Medium, string? Term, string? Content, string? Page, string? Referrer, DateTimeOffset At,
    string? CampaignId = null, IReadOnlyDictionary<string, string>? ClickIds = null)
{
    /// <summary>What was offered there; null where no form was filled in.</summary>
    public Offer? Offer { get; init; }
}
