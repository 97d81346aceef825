using System.Globalization;
using System.Text.Json;
using Smarketing.Functions;
using Smarketing.Functions.FollowUp;
using Smarketing.Local.Sample;

namespace Smarketing.Simulation.Worlds;

/// <summary>What reps say of a follow-up, by chance.</summary>
internal static class RepAnswers
{
    private static readonly string[] OfCalls = ["connected", "voicemail", "no-answer", "no-answer", "wrong-number"];
    private static readonly string[] OfMails = ["sent", "sent", "sent", "replied", "bounced"];
    private static readonly string[] Reasons = [.. Enum.GetValues<RejectReason>().Select(reason => Words.Of(reason))];

    /// <param name="followUp">As it stands; null where there is none any more.</param>
    public static Dictionary<string, string> Of(FollowUpState? followUp, SampleChance chance, DateTimeOffset now)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var isMail = followUp?.OpenAttempt?.Kind == AttemptKind.Mail;
        if (chance.Is(0.9))
        {
            fields["outcome"] = chance.One(isMail ? OfMails : OfCalls);
        }

        if (fields.Count == 0 || chance.Is(fields["outcome"] is "connected" or "replied" ? 0.6 : 0.1))
        {
            AddVerdict(fields, chance);
        }
        else if (chance.Is(0.1))
        {
            fields["callBackAt"] = now.AddMinutes(chance.Whole(30, 4000)).ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
        }

        if (chance.Is(0.03))
        {
            fields["doNotContact"] = "true";
        }

        if (chance.Is(0.02))
        {
            fields["away"] = now.AddDays(chance.Whole(1, 5)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        if (chance.Is(0.1))
        {
            fields["note"] = "Llamar por la tarde";
        }

        return fields;
    }

    /// <summary>The outcomes that an answer shows.</summary>
    public static IReadOnlyDictionary<int, AttemptOutcome> OutcomesIn(JsonElement followUp) => followUp.GetProperty("attempts").EnumerateArray()
        .Where(attempt => attempt.TryGetProperty("outcome", out var outcome) && outcome.ValueKind == JsonValueKind.String)
        .ToDictionary(attempt => attempt.GetProperty("number").GetInt32(), attempt => Words.Find<AttemptOutcome>(attempt.GetProperty("outcome").GetString())!.Value);

    private static void AddVerdict(Dictionary<string, string> fields, SampleChance chance)
    {
        fields["verdict"] = chance.One(["accept", "qualify", "reject", "reject"]);
        if (fields["verdict"] == "reject")
        {
            fields["reason"] = chance.One(Reasons);
        }
        else if (fields["verdict"] == "qualify")
        {
            (fields["budget"], fields["authority"], fields["need"]) = ("yes", "yes", "yes");
        }
    }
}
