using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Webhooks;

/// <summary>Something that happened, as other programs are told. It names the contact by id only.</summary>
/// <param name="Id">Derived from the cause, and the same at each try. It begins with the time, so that ids are in order of time.</param>
/// <param name="Body">Fixed when it happened: what is sent later is what was true then.</param>
public sealed record WebhookMessage(string Id, string Type, DateTimeOffset At, string Body)
{
    /// <param name="told">The stage that was told last; null for a contact who is new.</param>
    public static WebhookMessage StageChanged(AnnouncedStage? told, Contact contact)
    {
        var at = contact.Disqualified?.At ?? contact.StageTimes.GetValueOrDefault(contact.Stage, contact.UpdatedAt);
        var data = new StageChange(
            contact.Id, told is null ? null : Words.Of(told.Stage), Words.Of(contact.Stage), Words.Of(contact.Owner), contact.Disqualified is { } why ? Words.Of(why.Reason) : null,
            contact.Rep?.Id, contact.FollowUp?.Ended?.Reason);
        return Of(WebhookTypes.StageChanged, at, [contact.Subject, string.Create(CultureInfo.InvariantCulture, $"{contact.Revision}")], new(WebhookTypes.StageChanged, at, data), WebhookJson.Readable.WebhookBodyStageChange);
    }

    public static WebhookMessage SlaBreached(Contact contact, FollowUpState followUp, Attempt attempt)
    {
        var data = new SlaBreach(contact.Id, followUp.RepId, followUp.Number, attempt.Number, Words.Of(attempt.Kind), attempt.DueAt);
        return Of(
            WebhookTypes.SlaBreached, attempt.DueAt, [FollowUpKeys.Of(contact.Subject, followUp.Number), string.Create(CultureInfo.InvariantCulture, $"{attempt.Number}")],
            new(WebhookTypes.SlaBreached, attempt.DueAt, data), WebhookJson.Readable.WebhookBodySlaBreach);
    }

    public static WebhookMessage Erased(Contact contact, DateTimeOffset at) =>
        Of(WebhookTypes.Erased, at, [contact.Subject], new(WebhookTypes.Erased, at, new ErasedContact(contact.Id)), WebhookJson.Readable.WebhookBodyErasedContact);

    private static WebhookMessage Of<T>(string type, DateTimeOffset at, string[] cause, WebhookBody<T> body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<WebhookBody<T>> json) => new(
        string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyyMMddTHHmmss}-{ContactId.Derived([type, .. cause])}"), type, at, JsonSerializer.Serialize(body, json));
}

/// <summary>What other programs were last told of a contact's stage.</summary>
public sealed record AnnouncedStage(Stage Stage, bool IsDisqualified)
{
    public static AnnouncedStage Of(Contact contact) => new(contact.Stage, contact.Disqualified is not null);
}

/// <summary>The body that Standard Webhooks recommends.</summary>
internal sealed record WebhookBody<T>(string Type, DateTimeOffset Timestamp, T Data);

internal sealed record StageChange(string Contact, string? From, string To, string Owner, string? Disqualified, string? Rep, string? Reason);

internal sealed record SlaBreach(string Contact, string? Rep, int FollowUp, int Attempt, string Kind, DateTimeOffset DueAt);

internal sealed record ErasedContact(string Contact);

[JsonSerializable(typeof(WebhookBody<StageChange>))]
[JsonSerializable(typeof(WebhookBody<SlaBreach>))]
[JsonSerializable(typeof(WebhookBody<ErasedContact>))]
internal sealed partial class WebhookJson : JsonSerializerContext
{
    /// <summary>With what is null: the bodies of one type all have the same members.</summary>
    public static readonly WebhookJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
