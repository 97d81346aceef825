using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Smarketing.Functions.Email;

/// <summary>Hands mails to SendGrid.</summary>
public sealed class SendGridEmailSender(ISendGridClient client, SendGridOptions options, ILogger<SendGridEmailSender> log) : IEmailSender
{
    private const int DetailLengthMax = 500;

    /// <remarks>
    /// Where the connection breaks after the mail may have gone out, or a gateway answers in SendGrid's place, it is an exception:
    /// whether SendGrid has the mail isn't known then, and saying "try later" would send it twice.
    /// </remarks>
    public async Task<SendResult> SendAsync(EmailMessage message, CancellationToken cancellation)
    {
        Response response;
        try
        {
            response = await client.SendEmailAsync(Compose(message, options), cancellation);
        }
        catch (HttpRequestException failure) when (NeverLeft(failure))
        {
            return PutOff(message, failure.HttpRequestError.ToString(), failure.HttpRequestError.ToString());
        }

        if (response.IsSuccessStatusCode)
        {
            return new SendResult(SendOutcome.Taken, MessageIdOf(response));
        }

        var detail = await DetailAsync(response, cancellation);
        return WasNotTaken(response.StatusCode) ? PutOff(message, ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture), detail)
            : (int)response.StatusCode is >= 400 and < 500 ? new SendResult(SendOutcome.Refused, detail)
            : throw new HttpRequestException(detail, null, response.StatusCode);
    }

    /// <summary>SendGrid tells by webhook only.</summary>
    public Task<bool?> WasTakenAsync(string messageId, CancellationToken cancellation) => Task.FromResult<bool?>(null);

    /// <summary>
    /// Orders the erasure of a recipient (https://www.twilio.com/docs/sendgrid/api-reference/recipients-data-erasure-api). An account or
    /// key that may not is told of in the log: trying again would not help.
    /// </summary>
    public async Task<bool> ForgetAsync(string contactId, string address, CancellationToken cancellation)
    {
        try
        {
            var order = JsonSerializer.Serialize(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["email_addresses"] = [address] });
            var response = await client.RequestAsync(BaseClient.Method.POST, order, urlPath: "recipients/erasejob", cancellationToken: cancellation);
            if (response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)
            {
                return false;
            }

            if (!response.IsSuccessStatusCode)
            {
                Log.ProviderKeepsData(log, (int)response.StatusCode, contactId);
            }

            return true;
        }
        catch (HttpRequestException)
        {
            // Ordered twice is erased once.
            return false;
        }
    }

    private SendResult PutOff(EmailMessage message, string reason, string detail)
    {
        Log.MailPutOff(log, Words.Of(message.Kind), reason);
        return new SendResult(SendOutcome.TryLater, detail);
    }

    private static SendGridMessage Compose(EmailMessage message, SendGridOptions options)
    {
        var composed = new SendGridMessage();
        composed.SetFrom(Address(message.From));
        composed.AddTo(Address(message.To));
        composed.SetGlobalSubject(OneLine(message.Subject));
        composed.AddContent(MimeType.Text, message.Text);
        composed.AddContent(MimeType.Html, message.Html);
        if (message.ReplyTo is { } replyTo)
        {
            composed.SetReplyTo(Address(replyTo));
        }

        // RFC 3834: keeps vacation notices and other programs from answering.
        composed.AddGlobalHeader("Auto-Submitted", "auto-generated");
        foreach (var (name, value) in message.Headers)
        {
            composed.AddGlobalHeader(name, OneLine(value));
        }

        foreach (var attachment in message.Attachments)
        {
            composed.AddAttachment(AttachmentOf(attachment));
        }

        composed.AddGlobalCustomArg(MailReference.MessageId, message.Id);
        foreach (var (name, value) in message.Arguments)
        {
            composed.AddGlobalCustomArg(name, value);
        }

        composed.AddCategory(Words.Of(message.Kind));
        composed.SetClickTracking(CountsClicks(message.Kind), enableText: false);
        composed.SetOpenTracking(enable: false);
        composed.TrackingSettings.SubscriptionTracking = new SubscriptionTracking { Enable = false };
        composed.SetSandBoxMode(options.IsSandbox);
        return composed;
    }

    /// <summary>
    /// A click is interest where the mail is marketing's. The links of all other mails act for whoever holds them, and aren't passed
    /// through a third party.
    /// </summary>
    private static bool CountsClicks(EmailKind kind) => kind is EmailKind.Nurture or EmailKind.Asset;

    /// <summary>SendGrid takes a bare media type only; the method stands in the calendar itself.</summary>
    private static Attachment AttachmentOf(EmailAttachment attachment) => new()
    {
        Filename = OneLine(attachment.Name),
        Type = attachment.ContentType.Split(';', 2)[0].Trim(),
        Content = Convert.ToBase64String(attachment.Content),
        Disposition = "attachment",
    };

    private static SendGrid.Helpers.Mail.EmailAddress Address(EmailAddress address) =>
        new(address.Address, address.Name is { } name ? OneLine(name) : null);

    private static string OneLine(string text) => LineValueEncoder.Instance.Encode(text).Trim();

    private static bool NeverLeft(HttpRequestException failure) => failure.HttpRequestError
        is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    /// <summary>
    /// A wrong key, an unverified sender, a full quota or a service that is closed: SendGrid said that it didn't take the mail, and
    /// the same mail will be taken once that is mended.
    /// </summary>
    private static bool WasNotTaken(HttpStatusCode status) => status is HttpStatusCode.Unauthorized or HttpStatusCode.PaymentRequired
        or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;

    private static string? MessageIdOf(Response response) =>
        response.Headers is { } headers && headers.TryGetValues("X-Message-Id", out var ids) ? ids.FirstOrDefault() : null;

    private static async Task<string> DetailAsync(Response response, CancellationToken cancellation)
    {
        var body = response.Body is { } content ? await content.ReadAsStringAsync(cancellation) : string.Empty;
        var detail = $"{(int)response.StatusCode}: {Messages(body) ?? body}";
        return OneLine(detail.Length > DetailLengthMax ? detail[..DetailLengthMax] : detail);
    }

    /// <summary>The texts of <c>{"errors": [{"message", "field"}]}</c>; null for any other body.</summary>
    private static string? Messages(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array
                ? string.Join("; ", errors.EnumerateArray().Select(Text))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(JsonElement error)
    {
        var message = Property(error, "message");
        return Property(error, "field") is { Length: > 0 } field ? $"{message} ({field})" : message;
    }

    private static string Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
}
