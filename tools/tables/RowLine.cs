using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace Smarketing.Tables;

/// <summary>A row as the service itself writes it in JSON: what isn't a text, an Int32 or a Boolean has its type beside it.</summary>
internal static class RowLine
{
    private const string TypeOf = "@odata.type";

    /// <summary>What the service gives a row anew when it is stored.</summary>
    private static readonly string[] OfTheService = ["odata.etag", nameof(TableEntity.Timestamp)];

    /// <summary>All but ASCII is escaped, as the client does it: so its length is that of the row in a transaction.</summary>
    public static ReadOnlyMemory<byte> Of(TableEntity row)
    {
        var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            foreach (var (name, value) in row.Where(property => !OfTheService.Contains(property.Key)))
            {
                Write(json, name, value);
            }

            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        return line.ToArray();
    }

    /// <summary>Null for what is no row.</summary>
    public static TableEntity? Find(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var row = new TableEntity();
            foreach (var member in json.RootElement.EnumerateObject().Where(member => !member.Name.EndsWith(TypeOf, StringComparison.Ordinal)))
            {
                row[member.Name] = ValueOf(member.Value, json.RootElement.TryGetProperty(member.Name + TypeOf, out var type) ? type.GetString() : null);
            }

            return row.PartitionKey is null || row.RowKey is null ? null : row;
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case bool isSo:
                json.WriteBoolean(name, isSo);
                break;
            default:
                var (type, typed) = Typed(value);
                json.WriteString(name + TypeOf, type);
                json.WriteString(name, typed);
                break;
        }
    }

    private static (string Type, string Text) Typed(object value) => value switch
    {
        long number => ("Edm.Int64", number.ToString(CultureInfo.InvariantCulture)),
        double number => ("Edm.Double", number.ToString("R", CultureInfo.InvariantCulture)),
        DateTimeOffset time => ("Edm.DateTime", time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        Guid id => ("Edm.Guid", id.ToString()),
        byte[] bytes => ("Edm.Binary", Convert.ToBase64String(bytes)),
        _ => throw new FaultException($"No row can hold a {value.GetType().Name}."),
    };

    private static object ValueOf(JsonElement value, string? type) => (type, value.ValueKind) switch
    {
        (null, JsonValueKind.String) => value.GetString()!,
        (null, JsonValueKind.Number) => value.GetInt32(),
        (null, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        ("Edm.Int64", _) => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        ("Edm.Double", _) => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        ("Edm.DateTime", _) => DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        ("Edm.Guid", _) => value.GetGuid(),
        ("Edm.Binary", _) => value.GetBytesFromBase64(),
        _ => throw new FormatException(),
    };
}
