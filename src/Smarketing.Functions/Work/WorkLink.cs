using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Links;

namespace Smarketing.Functions.Work;

/// <summary>The link to all that a rep has open. It comes with a task and holds as long as the task's own.</summary>
public static class WorkLink
{
    public static string Address(string publicBaseUrl, SignedLink links, FollowUpState followUp) =>
        $"{publicBaseUrl}/work/{links.Make(LinkPurpose.Work, followUp.RepId!, TaskLink.ExpiresAt(followUp))}";
}
