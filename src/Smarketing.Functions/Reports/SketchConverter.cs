using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Smarketing.Functions.Reports;

/// <summary>
/// Writes a sketch as one text of buckets and counts, "-3:1 40:2": a year of a large team has a million of them, and the object
/// with a member for each, as which it was written before and is still read, takes several times as long.
/// </summary>
public sealed class SketchConverter : JsonConverter<Sketch>
{
    private const byte Colon = (byte)':';

    public override Sketch Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.TokenType == JsonTokenType.String ? OfText(ref reader) : OfObject(ref reader));

    public override void Write(Utf8JsonWriter writer, Sketch value, JsonSerializerOptions options) => writer.WriteStringValue(
        string.Join(' ', value.Buckets.OrderBy(bucket => bucket.Key).Select(bucket => string.Create(CultureInfo.InvariantCulture, $"{bucket.Key}:{bucket.Value}"))));

    private static Dictionary<int, long> OfText(ref Utf8JsonReader reader)
    {
        var rest = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        var buckets = new Dictionary<int, long>();
        while (!rest.IsEmpty)
        {
            if (!Utf8Parser.TryParse(rest, out int bucket, out var length) || length >= rest.Length || rest[length] != Colon
                || !Utf8Parser.TryParse(rest[(length + 1)..], out long count, out var digits))
            {
                throw new JsonException("A sketch must be buckets and counts, such as -3:1 40:2.");
            }

            buckets[bucket] = count;
            rest = rest[Math.Min(length + digits + 2, rest.Length)..];
        }

        return buckets;
    }

    private static Dictionary<int, long> OfObject(ref Utf8JsonReader reader)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetProperty("buckets").EnumerateObject()
            .ToDictionary(bucket => int.Parse(bucket.Name, CultureInfo.InvariantCulture), bucket => bucket.Value.GetInt64());
    }
}
