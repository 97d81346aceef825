using Smarketing.Functions.Contacts;
using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Engagement;

/// <summary>An engagement as another system told it.</summary>
/// <param name="Email">As it was written.</param>
public sealed record PostedActivity(string Email, NormalizedAddress Address, EngagementEvent Engagement);

/// <summary>Reads the fields of <c>POST /api/activities</c>.</summary>
public static class ActivityReader
{
    private const int TextLengthMax = 500;

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "email", "kind", "campaign", "value", "at" };

    /// <summary>Clocks differ: so far ahead of ours a caller's may be.</summary>
    private static readonly TimeSpan AheadMax = TimeSpan.FromMinutes(5);

    /// <summary>What is older shows no interest any more.</summary>
    private static readonly TimeSpan AgeMax = TimeSpan.FromDays(366);

    /// <summary>The activity, or what is wrong with each field.</summary>
    /// <param name="id">Makes the id of the activity, given the time that the caller told for it.</param>
    public static (PostedActivity? Activity, IReadOnlyDictionary<string, string[]> Errors) Read(
        IEnumerable<KeyValuePair<string, string>> posted, Func<DateTimeOffset?, string> id, DateTimeOffset now, ActivityTexts texts)
    {
        var fields = posted.Select(field => new KeyValuePair<string, string>(field.Key, SubmissionReader.Clean(field.Value))).Where(field => field.Value.Length > 0)
            .DistinctBy(field => field.Key).ToDictionary(StringComparer.Ordinal);
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (name, value) in fields.Where(field => !Known.Contains(field.Key) || field.Value.Length > TextLengthMax))
        {
            errors[name] = [Known.Contains(name) ? texts.TooLong : texts.Unknown];
        }

        var address = NormalizedAddress.Parse(fields.GetValueOrDefault("email"));
        if (address is null)
        {
            errors["email"] = [fields.ContainsKey("email") ? texts.NotAnAddress : texts.Required];
        }

        var kind = Words.Find<EngagementKind>(fields.GetValueOrDefault("kind"));
        if (kind is null || !EngagementPolicy.Activities.Contains(kind.Value))
        {
            errors["kind"] = [fields.ContainsKey("kind") ? texts.NotAKind : texts.Required];
        }

        var at = fields.TryGetValue("at", out var time) ? PostedTime.Find(time) : null;
        if (fields.ContainsKey("at") && (at is null || at > now + AheadMax || at < now - AgeMax))
        {
            errors["at"] = [texts.NotATime];
        }

        return errors.Count > 0
            ? (null, errors)
            : (new PostedActivity(fields["email"], address!, new EngagementEvent(id(at), kind!.Value, at < now ? at.Value : now, fields.GetValueOrDefault("campaign"), fields.GetValueOrDefault("value"))), errors);
    }
}
