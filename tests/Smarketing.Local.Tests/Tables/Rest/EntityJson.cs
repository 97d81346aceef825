using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;

namespace Smarketing.Local.Tests.Tables.Rest;

/// <summary>
/// An entity as JSON, with the type of each property that JSON has none for, as
/// https://learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations says.
/// </summary>
internal static class EntityJson
{
    private const string ETagName = "odata.etag";
    private const string TypeSuffix = "@odata.type";
    private const string InstantFormat = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    public static string Write(ITableEntity entity)
    {
        var json = new JsonObject();
        foreach (var (name, value) in (TableEntity)entity)
        {
            if (name is ETagName or nameof(ITableEntity.Timestamp))
            {
                continue;
            }

            json[name] = Value(value, out var type);
            if (type is not null)
            {
                json[name + TypeSuffix] = "Edm." + type;
            }
        }

        // As ASCII, which is what the serializer makes of it: Azurite decodes a body chunk by chunk, and a character that lies
        // across two of them is lost: https://github.com/Azure/Azurite/issues/2670
        return json.ToJsonString();
    }

    public static T Read<T>(JsonElement json)
        where T : class
    {
        var entity = new TableEntity();
        foreach (var property in json.EnumerateObject())
        {
            if (property.Name == ETagName)
            {
                entity.ETag = new ETag(property.Value.GetString()!);
            }
            else if (!property.Name.Contains("odata.", StringComparison.Ordinal) && property.Value.ValueKind != JsonValueKind.Null)
            {
                entity[property.Name] = Read(property.Value, TypeOf(json, property.Name));
            }
        }

        return (T)(object)entity;
    }

    private static JsonNode? Value(object? value, out string? type)
    {
        type = value switch
        {
            long => "Int64",
            double => "Double",
            DateTimeOffset or DateTime => "DateTime",
            Guid => "Guid",
            byte[] or BinaryData => "Binary",
            _ => null,
        };
        return value switch
        {
            null => null,
            string text => text,
            bool truth => truth,
            int number => number,
            long number => number.ToString(CultureInfo.InvariantCulture),
            double.NaN => "NaN",
            double number => number,
            DateTime instant => instant.ToUniversalTime().ToString(InstantFormat, CultureInfo.InvariantCulture),
            DateTimeOffset instant => instant.ToUniversalTime().ToString(InstantFormat, CultureInfo.InvariantCulture),
            Guid guid => guid.ToString(),
            byte[] bytes => Convert.ToBase64String(bytes),
            BinaryData data => Convert.ToBase64String(data.ToArray()),
            _ => throw new NotSupportedException($"The Table service has no type for {value.GetType()}."),
        };
    }

    private static string? TypeOf(JsonElement entity, string name) => name == nameof(ITableEntity.Timestamp)
        ? "Edm.DateTime"
        : entity.TryGetProperty(name + TypeSuffix, out var type) ? type.GetString() : null;

    private static object Read(JsonElement value, string? type) => (type, value.ValueKind) switch
    {
        ("Edm.Int64", _) => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        ("Edm.Double", JsonValueKind.String) => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        ("Edm.DateTime", _) => value.GetDateTimeOffset(),
        ("Edm.Guid", _) => value.GetGuid(),
        ("Edm.Binary", _) => value.GetBytesFromBase64(),
        (_, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        (null, JsonValueKind.Number) when value.TryGetInt32(out var number) => number,
        (_, JsonValueKind.Number) => value.GetDouble(),
        _ => value.GetString()!,
    };
}
