using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Data.Tables;

namespace Smarketing.Local.Tables;

/// <summary>
/// An entity's own properties, and how they stand in the database: a JSON object in which strings, booleans and 32-bit
/// integers are plain, and every other type is an object naming it, such as <c>{"int64": 5}</c>.
/// </summary>
internal static class EntityProperties
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The properties to store; a null is no property, and the service keeps Timestamp and ETag itself.</summary>
    public static Dictionary<string, object> Of(ITableEntity entity)
    {
        if (entity is not TableEntity table)
        {
            throw new NotSupportedException($"The local tables take TableEntity, not {entity.GetType()}.");
        }

        var properties = new Dictionary<string, object>(table.Count, StringComparer.Ordinal);
        foreach (var (name, value) in table)
        {
            if (value is not null && name is not (nameof(ITableEntity.PartitionKey) or nameof(ITableEntity.RowKey)
                or nameof(ITableEntity.Timestamp) or "odata.etag"))
            {
                properties.Add(name, Stored(name, value));
            }
        }

        return properties;
    }

    public static byte[] Encode(Dictionary<string, object> properties)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, Writing);
        json.WriteStartObject();
        foreach (var (name, value) in properties)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public static Dictionary<string, object> Decode(byte[] encoded)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        var json = new Utf8JsonReader(encoded);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            properties.Add(name, Read(ref json));
        }

        return properties;
    }

    private static object Stored(string name, object value) => value switch
    {
        // Nor can Azure's client write it: it is no number in JSON. It has a word for NaN alone.
        double number when double.IsInfinity(number) => throw new ArgumentException($"The property '{name}' is infinite.", name),
        string or bool or int or long or double or Guid or byte[] => value,
        DateTimeOffset instant => instant.ToUniversalTime(),
        DateTime instant => new DateTimeOffset(instant.ToUniversalTime()),
        BinaryData data => data.ToArray(),
        _ => throw new NotSupportedException($"The Table service has no type for the property '{name}' ({value.GetType()})."),
    };

    private static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                return;
            case bool truth:
                json.WriteBooleanValue(truth);
                return;
            case int number:
                json.WriteNumberValue(number);
                return;
        }

        json.WriteStartObject();
        switch (value)
        {
            case long number:
                json.WriteNumber("int64", number);
                break;
            case double number:
                // As its bits, so that it comes back the same.
                json.WriteNumber("double", BitConverter.DoubleToInt64Bits(number));
                break;
            case DateTimeOffset instant:
                json.WriteString("instant", instant);
                break;
            case Guid guid:
                json.WriteString("guid", guid);
                break;
            case byte[] bytes:
                json.WriteBase64String("binary", bytes);
                break;
        }

        json.WriteEndObject();
    }

    private static object Read(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return json.GetString()!;
            case JsonTokenType.True or JsonTokenType.False:
                return json.GetBoolean();
            case JsonTokenType.Number:
                return json.GetInt32();
        }

        json.Read();
        var type = json.GetString();
        json.Read();
        object value = type switch
        {
            "int64" => json.GetInt64(),
            "double" => BitConverter.Int64BitsToDouble(json.GetInt64()),
            "instant" => json.GetDateTimeOffset(),
            "guid" => json.GetGuid(),
            "binary" => json.GetBytesFromBase64(),
            _ => throw new JsonException($"An entity holds a value of the unknown type '{type}'."),
        };
        json.Read();
        return value;
    }
}
