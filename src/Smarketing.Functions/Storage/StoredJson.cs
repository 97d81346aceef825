using System.Text.Json.Serialization;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Storage;

/// <summary>How state is written to tables: camel case, nothing that is null, times with their offset.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Contact))]
[JsonSerializable(typeof(TimelineEntry))]
[JsonSerializable(typeof(IReadOnlyList<Effect>))]
[JsonSerializable(typeof(LedgerEntry))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
public sealed partial class StoredJson : JsonSerializerContext;
