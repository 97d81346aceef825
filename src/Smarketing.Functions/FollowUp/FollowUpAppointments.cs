using System.Globalization;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.FollowUp;

/// <summary>
/// What stands in a rep's calendar: the calls that they agreed for a later day, from when each was agreed, and an attempt of the plan from
/// when it opens. An agreed call leaves the calendar whenever it falls away. An open attempt does so where it is taken from the rep: whoever has
/// just said what came of it, or gave a verdict, looks at it anyway, and a mail to clear that away would only be one more to read.
/// </summary>
public static class FollowUpAppointments
{
    /// <summary>What the rep's calendar is sent so that it has what is agreed, and no more.</summary>
    public static IEnumerable<Effect> Changes(Contact before, FollowUpState after, DateTimeOffset now)
    {
        if (before.FollowUp is not { } former || former.Number != after.Number)
        {
            return [];
        }

        // The contact's revision tells this change from every other.
        var cause = string.Create(CultureInfo.InvariantCulture, $"follow-up-{after.Number}-change-{before.Revision}");
        return [.. Made(former, after).Select(attempt => CallBack(after, attempt, cause)), .. Lost(former, after, now).Select(attempt => CallOff(after, attempt, cause, repId: null))];
    }

    /// <summary>What stands in the rep's calendar for later.</summary>
    public static IEnumerable<Attempt> Of(FollowUpState state) => state.IsSettled ? [] : state.Attempts.Where(attempt => attempt is { IsCallBack: true, IsWaiting: true });

    /// <summary>Whether that attempt of that follow-up is still agreed, or has opened and waits for an answer.</summary>
    public static bool Stands(FollowUpState? state, int? followUp, int? attempt) =>
        state is { IsSettled: false } && state.Number == followUp
        && state.Attempts.Any(one => one.Number == attempt && one.IsPending && (one.IsCallBack || (one.OpenedAt is not null && state.Ended is null)));

    /// <summary>All that the calendar of whoever has the follow-up holds of it.</summary>
    public static IEnumerable<Attempt> All(FollowUpState state) => state is { Ended: null, OpenAttempt: { } open } ? [open, .. Of(state)] : Of(state);

    /// <summary>The same, to be taken out.</summary>
    /// <param name="repId">Whose calendar it is; null for the rep who has the follow-up.</param>
    public static IEnumerable<Effect.Send> CallOffs(FollowUpState state, string cause, string? repId) => All(state).Select(attempt => CallOff(state, attempt, cause, repId));

    /// <summary>The attempt that was open, and that something else than the rep's answer to it has done away with; null where there was none.</summary>
    public static Attempt? Overtaken(FollowUpState? before, FollowUpState? after) =>
        before is { Ended: null, OpenAttempt: { } open } && !Stands(after, before.Number, open.Number) ? open : null;

    /// <summary>What is agreed and wasn't before, or for another time.</summary>
    public static IEnumerable<Attempt> Made(FollowUpState before, FollowUpState after) =>
        Of(after).Where(attempt => !Of(before).Any(earlier => earlier.Number == attempt.Number && earlier.OpensAt == attempt.OpensAt));

    /// <summary>What stood there before, and is neither agreed nor made nor past.</summary>
    public static IEnumerable<Attempt> Lost(FollowUpState before, FollowUpState after, DateTimeOffset now) =>
        Of(before).Where(attempt => attempt.OpensAt > now && !Stands(after, before.Number, attempt.Number));

    public static Effect.Send CallBack(FollowUpState state, Attempt attempt, string cause) =>
        new(EmailKind.Alert, Recipient.Rep, RequiredContent.CallBack, Numbered("call-back", cause, attempt), state.Number, attempt.Number);

    /// <param name="repId">Whose calendar it is; null for the rep who has the follow-up.</param>
    public static Effect.Send CallOff(FollowUpState state, Attempt attempt, string cause, string? repId) =>
        new(EmailKind.Alert, Recipient.Rep, RequiredContent.CallOff, Numbered("call-off", cause, attempt), state.Number, attempt.Number) { RepId = repId, StoodAt = attempt.OpensAt };

    private static string Numbered(string what, string cause, Attempt attempt) => string.Create(CultureInfo.InvariantCulture, $"{cause}-{what}-{attempt.Number}");
}
