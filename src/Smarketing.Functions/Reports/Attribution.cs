using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Reports;

/// <summary>To whose credit a fact goes: the visits that brought the contact first and last, and who works them.</summary>
public static class Attribution
{
    public static IEnumerable<(string Name, string? Value)> Of(Contact contact) =>
    [
        ("firstChannel", ChannelOf(contact.FirstTouch)), ("firstCampaign", contact.FirstTouch?.Campaign), ("firstOffer", OfferOf(contact.FirstTouch)),
        ("lastChannel", ChannelOf(contact.LastTouch)), ("lastCampaign", contact.LastTouch?.Campaign), ("lastOffer", OfferOf(contact.LastTouch)),
        ("rep", contact.Rep?.Id),
    ];

    /// <summary>What made the contact an MQL: where rules are wrong, sales gives back those of one cell.</summary>
    public static IEnumerable<(string Name, string? Value)> OfCell(FollowUpState? followUp) => followUp?.Cell is { } cell
        ? [("fit", HighOrLow(cell.FitIsHigh)), ("interest", HighOrLow(cell.InterestIsHigh)), ("raisedHand", cell.IsRaisedHand ? "true" : null)]
        : [];

    /// <summary>A reason from the lists of reasons: what somebody wrote may name a person.</summary>
    public static string? ReasonOf(string? reason) => Words.Find<RecycleReason>(reason) is { } known ? Words.Of(known) : DealReason.FactOf(reason);

    private static string ChannelOf(Touch? touch) => Words.Of(touch?.Channel ?? Channel.Other);

    private static string? OfferOf(Touch? touch) => touch?.Offer is { } offer ? Words.Of(offer) : null;

    private static string HighOrLow(bool isHigh) => isHigh ? "high" : "low";
}
