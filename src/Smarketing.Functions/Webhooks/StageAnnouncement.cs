using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Webhooks;

/// <summary>Tells other programs of a contact's stage, whatever it was that moved it.</summary>
public static class StageAnnouncement
{
    /// <summary>
    /// What a change brings others to hear, and the contact with a note of it. While a verdict, or how a deal was closed, can still
    /// be corrected nothing is told; what stands once it can't be any more is told then.
    /// </summary>
    public static (Contact Contact, IReadOnlyList<Effect> Effects) Of(Contact? before, Contact after)
    {
        var told = before is null ? null : before.Announced ?? AnnouncedStage.Of(before);
        if (after is { FollowUp: { Ended: not null, IsSettled: false } } or { Deal.Undo: not null })
        {
            return (after with { Announced = told }, []);
        }

        var stands = AnnouncedStage.Of(after);
        return stands == told
            ? (after, [])
            : (after with { Announced = stands }, [new Effect.Publish(WebhookMessage.StageChanged(told, after))]);
    }
}
