using System.Globalization;
using Smarketing.Functions.Links;

namespace Smarketing.Functions.FollowUp;

/// <summary>What a rep's link says: whose follow-up, which attempt, and the rep it was made for.</summary>
public sealed record TaskLink(string ContactId, int FollowUp, int Attempt, string RepId)
{
    /// <summary>A link that outlives the follow-up still tells the rep that it is over.</summary>
    private static readonly TimeSpan ValidAfterTheEnd = TimeSpan.FromDays(30);

    public string Token(SignedLink links, FollowUpState followUp) => links.Make(
        LinkPurpose.Task, string.Create(CultureInfo.InvariantCulture, $"{ContactId}/{FollowUp}/{Attempt}/{RepId}"), ExpiresAt(followUp));

    public static DateTimeOffset? ExpiresAt(FollowUpState followUp) => followUp.GraceEndsAt + ValidAfterTheEnd;

    /// <summary>As it stands in mails and lists.</summary>
    public string Address(string publicBaseUrl, SignedLink links, FollowUpState followUp) => $"{publicBaseUrl}/tasks/{Token(links, followUp)}";

    /// <summary>Null where the subject is none of ours.</summary>
    public static TaskLink? Parse(string subject) =>
        subject.Split('/') is [var contact, var followUp, var attempt, var rep]
        && int.TryParse(followUp, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(attempt, NumberStyles.None, CultureInfo.InvariantCulture, out var attemptNumber)
            ? new TaskLink(contact, number, attemptNumber, rep)
            : null;
}
