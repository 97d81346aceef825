using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Nurture;

/// <summary>Puts a contact on a track, or says why not.</summary>
public static class NurtureStart
{
    /// <param name="resumeOn">A day to wait for before the first mail.</param>
    public static (Contact Contact, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<Effect> Effects) On(
        Contact contact, string track, string cause, DateOnly? resumeOn, DateTimeOffset now, NurturePolicy policy)
    {
        if (NurtureDecider.Obstacle(contact) is { } obstacle)
        {
            // Who has unsubscribed is asked, too, once they agree by a form.
            var isAsked = obstacle == NurtureDecider.ConsentPending || (contact.Consent is { Pending: true } && Confirm.IsFor(contact));
            var stopped = isAsked ? contact with { WaitingTrack = new WaitingTrack(track, resumeOn) } : contact;
            return (stopped, [TimelineEntry.Of(now, TimelineKind.Nurture, cause, ("track", track), ("notStarted", obstacle))], []);
        }

        var from = resumeOn is { } day && policy.HoursOf(contact).Begins(day) is var resumes && resumes > now ? resumes : now;
        var state = new NurtureState
        {
            Number = (contact.Nurture?.Number ?? 0) + 1,
            Track = track,
            StartedAt = now,
            LastSentAt = contact.Nurture?.LastSentAt,
            NextAt = policy.NextMail(contact, from, policy.Tracks[track].Mails[0].Wait),
        };
        return (
            contact with { Nurture = state, WaitingTrack = null },
            [TimelineEntry.Of(now, TimelineKind.Nurture, cause, ("track", track), ("started", "true"))],
            [new Effect.StartNurture(state.Number)]);
    }

    /// <summary>Whether the contact has had all mails of the track, and waits. After a recycle they may get them again.</summary>
    public static bool HasFinished(Contact contact, string track) =>
        contact.Nurture is { Ended: NurtureDecider.Finished } nurture && nurture.Track == track && contact.Recycled.All(recycled => recycled.At <= nurture.StartedAt);

    /// <summary>Starts the track that waited for the consent, if one did and nothing else stands in its way.</summary>
    public static (Contact Contact, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<Effect> Effects) Waiting(
        Contact contact, string cause, DateTimeOffset now, NurturePolicy policy) =>
        contact.WaitingTrack is { } waiting && policy.Tracks.ContainsKey(waiting.Track) && NurtureDecider.Obstacle(contact) is null
            ? On(contact, waiting.Track, cause, waiting.ResumeOn, now, policy)
            : (contact, [], []);
}
