using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Deals;

/// <summary>Word to whoever in sales has the contact that there is news: the rep who follows up, else the owner of the deal.</summary>
public static class SalesAlert
{
    /// <param name="newsId">What the news is; the same news is told once.</param>
    public static Effect.Send Of(Contact contact, string newsId) => contact is { HasOpenFollowUp: false, Deal: { } deal }
        ? new Effect.Send(EmailKind.Alert, Recipient.DealOwner, "alert-deal", $"alert-{newsId}") { Deal = deal.Number }
        : new Effect.Send(EmailKind.Alert, Recipient.Rep, "alert", $"alert-{newsId}", contact.FollowUp?.Number);
}
