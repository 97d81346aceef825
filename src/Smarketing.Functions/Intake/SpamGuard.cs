using System.Globalization;

namespace Smarketing.Functions.Intake;

/// <summary>How a post gave itself away.</summary>
public enum SpamReason
{
    Honeypot,
    TooFast,
    Captcha,
}

/// <summary>Tells posts that no person made.</summary>
public static class SpamGuard
{
    /// <summary>Why a post is taken for spam; null where it isn't.</summary>
    public static SpamReason? Suspect(Form form, IReadOnlyDictionary<string, string> fields, DateTimeOffset now) =>
        fields.ContainsKey(FieldNames.Honeypot) ? SpamReason.Honeypot
        : form.FillTimeMin > TimeSpan.Zero && StartedAt(fields) is { } started && IsTooFast(now - started, form.FillTimeMin) ? SpamReason.TooFast
        : null;

    /// <summary>A page that was shown in the future tells of a clock that is ahead, and nothing of who filled it in.</summary>
    private static bool IsTooFast(TimeSpan taken, TimeSpan fillTimeMin) => taken >= TimeSpan.Zero && taken < fillTimeMin;

    /// <summary>When the form was shown, as ISO 8601 with its offset or in milliseconds since 1970; null where the page doesn't tell.</summary>
    private static DateTimeOffset? StartedAt(IReadOnlyDictionary<string, string> fields)
    {
        var text = fields.GetValueOrDefault(FieldNames.Started, "");
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : PostedTime.Find(text);
    }
}
