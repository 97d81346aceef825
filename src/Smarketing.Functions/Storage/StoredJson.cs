using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Import;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Sla;
using Smarketing.Functions.Webhooks;

namespace Smarketing.Functions.Storage;

/// <summary>How state is written to tables.</summary>
[JsonSerializable(typeof(Contact))]
[JsonSerializable(typeof(TimelineEntry))]
[JsonSerializable(typeof(IReadOnlyList<Effect>))]
[JsonSerializable(typeof(ImportJob))]
[JsonSerializable(typeof(ImportRow))]
[JsonSerializable(typeof(IReadOnlyList<ImportRow>))]
[JsonSerializable(typeof(LedgerEntry))]
[JsonSerializable(typeof(RepState))]
[JsonSerializable(typeof(Tally))]
[JsonSerializable(typeof(WebhookDelivery))]
[JsonSerializable(typeof(Agreement))]
[JsonSerializable(typeof(AgreementVersion))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
public sealed partial class StoredJson : JsonSerializerContext
{
    /// <summary>Nothing that is null, and accents as they are: a row holds so many characters, and an escaped letter takes six.</summary>
    public static readonly StoredJson Compact = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
