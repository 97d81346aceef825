using System.Text.Json.Serialization;
using Smarketing.Functions.Email;

namespace Smarketing.Local.Outbox;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EmailMessage))]
internal sealed partial class OutboxJson : JsonSerializerContext;
