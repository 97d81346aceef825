using System.Globalization;
using System.Text.RegularExpressions;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Links;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Email;

/// <summary>The mailbox that a mail asks to be answered to: it tells whose answer it is, and to which attempt. Only this program can make one.</summary>
public sealed partial record ReplyAddress(string ContactId, int? FollowUp, int? Attempt)
{
    public static ReplyAddress Of(Contact contact, Effect.Send send) =>
        send.Kind == EmailKind.Prospecting ? new ReplyAddress(contact.Id, send.FollowUp, send.Attempt) : new ReplyAddress(contact.Id, null, null);

    public string At(string domain, SignedLink links) => $"reply+{Subject}-{links.Tag(LinkPurpose.Reply, Subject)}@{domain}";

    /// <summary>Null where it is none of ours.</summary>
    public static ReplyAddress? Read(string address, string domain, SignedLink links)
    {
        if (Parts().Match(address.Trim().ToLowerInvariant()) is not { Success: true } parts || !parts.Groups["domain"].Value.Equals(domain, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var read = new ReplyAddress(parts.Groups["contact"].Value, Number(parts.Groups["followUp"]), Number(parts.Groups["attempt"]));
        return links.HasTag(LinkPurpose.Reply, read.Subject, parts.Groups["tag"].Value) ? read : null;
    }

    private string Subject => string.Create(CultureInfo.InvariantCulture, $"{ContactId}-{FollowUp ?? 0}-{Attempt ?? 0}");

    private static int? Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) is > 0 and var number ? number : null;

    [GeneratedRegex(@"^reply\+(?<contact>[0-9a-f]{30})-(?<followUp>[0-9]{1,4})-(?<attempt>[0-9]{1,3})-(?<tag>[0-9a-f]{16})@(?<domain>[a-z0-9.-]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
