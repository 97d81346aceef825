using System.Globalization;
using System.Text.RegularExpressions;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Email;

/// <summary>
/// Which mail it was: goes along with the mail and comes back with whatever the provider tells of it, so that no index of mails is
/// needed. It says nothing of who the person is.
/// </summary>
/// <param name="Attempt">With <paramref name="FollowUp"/>: the attempt that the program made with this mail.</param>
public sealed partial record MailReference(string ContactId, string Cause, EmailKind Kind, Recipient To, int? FollowUp, int? Attempt)
{
    /// <summary>The name under which a mail's id comes back.</summary>
    public const string MessageId = "message_id";

    private const string ContactName = "contact_id";
    private const string KindName = "mail";
    private const string RecipientName = "recipient";
    private const string AttemptName = "attempt";

    public static MailReference Of(Contact contact, Effect.Send send) => new(
        contact.Id, send.Cause, send.Kind, send.To,
        send.Kind == EmailKind.Prospecting ? send.FollowUp : null, send.Kind == EmailKind.Prospecting ? send.Attempt : null);

    /// <summary>What goes along beside the mail's id, which ends in the cause.</summary>
    public IReadOnlyDictionary<string, string> Arguments()
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal) { [ContactName] = ContactId, [KindName] = Words.Of(Kind), [RecipientName] = Words.Of(To) };
        if (FollowUp is { } followUp && Attempt is { } attempt)
        {
            arguments[AttemptName] = string.Create(CultureInfo.InvariantCulture, $"{followUp}-{attempt}");
        }

        return arguments;
    }

    /// <summary>Null for a mail that isn't ours, or is about no contact.</summary>
    public static MailReference? Read(Func<string, string?> argument)
    {
        if (argument(MessageId) is not { } messageId || MessageIdParts().Match(messageId) is not { Success: true } parts
            || argument(ContactName) is not { } contactId || !OpaqueId().IsMatch(contactId)
            || Words.Find<EmailKind>(argument(KindName)) is not { } kind || Words.Find<Recipient>(argument(RecipientName)) is not { } to)
        {
            return null;
        }

        var attempt = AttemptParts().Match(argument(AttemptName) ?? "");
        return new MailReference(contactId, parts.Groups["cause"].Value, kind, to, Number(attempt, "followUp"), Number(attempt, "attempt"));
    }

    private static int? Number(Match match, string name) => match.Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>The subject, and a cause in characters that a table's key may have.</summary>
    [GeneratedRegex(@"^[0-9a-f]{24}-(?<cause>[A-Za-z0-9_.|~-]{1,200})$", RegexOptions.CultureInvariant)]
    private static partial Regex MessageIdParts();

    [GeneratedRegex(@"^[0-9a-f]{30}$", RegexOptions.CultureInvariant)]
    private static partial Regex OpaqueId();

    [GeneratedRegex(@"^(?<followUp>\d{1,6})-(?<attempt>\d{1,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex AttemptParts();
}
