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
        : StartedAt(fields) is { } started && now - started < form.FillTimeMin ? SpamReason.TooFast
        : null;

    /// <summary>When the form was shown, as ISO 8601 or in milliseconds since 1970; null where the page doesn't tell.</summary>
    private static DateTimeOffset? StartedAt(IReadOnlyDictionary<string, string> fields)
    {
        var text = fields.GetValueOrDefault(FieldNames.Started);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant
            : null;
    }
}
