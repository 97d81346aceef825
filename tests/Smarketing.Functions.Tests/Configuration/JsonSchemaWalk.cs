using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Smarketing.Functions.Tests.Configuration;

/// <summary>A value, and what the schema says of it.</summary>
/// <param name="Kind">The path, with one * for all items of a list and for all names that are free.</param>
/// <param name="Place">The schema as it is named there.</param>
/// <param name="Schema">The one that describes the value, with references and choices resolved.</param>
internal sealed record SchemaPlace(string Path, string Kind, JsonObject Place, JsonObject Schema, JsonNode Value);

/// <summary>As much of JSON Schema 2020-12 as the configuration's schema uses; any other keyword is an error.</summary>
internal sealed class JsonSchemaWalk(JsonObject root)
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "$ref", "anyOf", "type", "enum", "pattern", "minLength", "minimum", "maximum", "minItems", "maxItems", "items",
        "properties", "patternProperties", "additionalProperties", "propertyNames", "required", "minProperties",
        "$schema", "$defs", "title", "description", "default", "examples", "allowComments", "allowTrailingCommas",
    };

    public bool Accepts(JsonObject schema, JsonNode? value)
    {
        var unknown = schema.Select(keyword => keyword.Key).Where(keyword => !Keywords.Contains(keyword)).ToList();
        if (unknown.Count > 0)
        {
            throw new NotSupportedException($"The keyword {unknown[0]} is not known here.");
        }

        return (Text(schema, "$ref") is null || Accepts(Resolve(schema), value))
            && (schema["anyOf"] is not JsonArray choices || choices.Any(choice => Accepts(choice!.AsObject(), value)))
            && (schema["type"] is not { } type || (type as JsonArray)?.Select(one => (string)one!).Any(one => IsA(one, value)) == true || (type is JsonValue && IsA((string)type!, value)))
            && (schema["enum"] is not JsonArray words || words.Any(word => JsonNode.DeepEquals(word, value)))
            && value switch
            {
                JsonObject parts => AcceptsObject(schema, parts),
                JsonArray items => AcceptsArray(schema, items),
                _ => AcceptsScalar(schema, value),
            };
    }

    /// <summary>Every value in a document that the schema accepts.</summary>
    public IEnumerable<SchemaPlace> Walk(JsonNode document) => Walk("$", "$", root, document);

    /// <summary>Every object of the schema that allows no other names than its own.</summary>
    public IEnumerable<JsonObject> ClosedObjects() => ClosedObjects(root);

    private static IEnumerable<JsonObject> ClosedObjects(JsonNode? node) => node switch
    {
        JsonObject parts => parts.SelectMany(part => ClosedObjects(part.Value)).Concat(IsClosed(parts) ? [parts] : []),
        JsonArray items => items.SelectMany(ClosedObjects),
        _ => [],
    };

    /// <summary>Its own, or that of what it refers to.</summary>
    public string? DescriptionOf(JsonObject schema) => Text(schema, "description") ?? (Text(schema, "$ref") is null ? null : DescriptionOf(Resolve(schema)));

    public static bool IsClosed(JsonObject schema) => schema["additionalProperties"] is JsonValue value && value.TryGetValue<bool>(out var isOpen) && !isOpen;

    private IEnumerable<SchemaPlace> Walk(string path, string kind, JsonObject place, JsonNode value)
    {
        var schema = SchemaOf(place, value);
        yield return new SchemaPlace(path, kind, place, schema, value);
        var parts = value switch
        {
            JsonObject properties => properties.Where(part => !part.Key.StartsWith('$')).Select(part => ($"{path}.{part.Key}", NameOf(kind, schema, part.Key), SchemaOfPart(schema, part.Key), part.Value)),
            JsonArray items => items.Select((item, index) => ($"{path}[{index.ToString(CultureInfo.InvariantCulture)}]", $"{kind}[*]", schema["items"]?.AsObject(), item)),
            _ => [],
        };
        foreach (var (partPath, partKind, partSchema, part) in parts)
        {
            foreach (var below in Walk(partPath, partKind, partSchema ?? throw new InvalidDataException($"The schema knows no {partPath}."), part!))
            {
                yield return below;
            }
        }
    }

    private static string NameOf(string kind, JsonObject schema, string name) => schema["properties"]?[name] is null ? $"{kind}.*" : $"{kind}.{name}";

    private static JsonObject? SchemaOfPart(JsonObject schema, string name) =>
        schema["properties"]?[name]?.AsObject()
        ?? schema["patternProperties"]?.AsObject().Where(pattern => Regex.IsMatch(name, pattern.Key)).Select(pattern => pattern.Value!.AsObject()).FirstOrDefault()
        ?? schema["additionalProperties"] as JsonObject;

    private JsonObject SchemaOf(JsonObject schema, JsonNode? value) =>
        Text(schema, "$ref") is not null ? SchemaOf(Resolve(schema), value)
        : schema["anyOf"] is JsonArray choices ? SchemaOf(choices.Select(choice => choice!.AsObject()).First(choice => Accepts(choice, value)), value)
        : schema;

    private JsonObject Resolve(JsonObject schema) => root["$defs"]![Text(schema, "$ref")!["#/$defs/".Length..]]!.AsObject();

    private bool AcceptsObject(JsonObject schema, JsonObject parts) =>
        (schema["required"] is not JsonArray required || required.All(name => parts.ContainsKey((string)name!)))
        && (Number(schema, "minProperties") is not { } least || parts.Count >= least)
        && parts.Where(part => !part.Key.StartsWith('$')).All(part => SchemaOfPart(schema, part.Key) is { } known ? Accepts(known, part.Value) : !IsClosed(schema));

    private bool AcceptsArray(JsonObject schema, JsonArray items) =>
        (Number(schema, "minItems") is not { } least || items.Count >= least)
        && (Number(schema, "maxItems") is not { } most || items.Count <= most)
        && (schema["items"] is not JsonObject item || items.All(value => Accepts(item, value)));

    private static bool AcceptsScalar(JsonObject schema, JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => (Number(schema, "minLength") is not { } least || ((string)value!).Length >= least)
            && (Text(schema, "pattern") is not { } pattern || Regex.IsMatch((string)value!, pattern)),
        JsonValueKind.Number => (Number(schema, "minimum") is not { } least || Number(value!) >= least) && (Number(schema, "maximum") is not { } most || Number(value!) <= most),
        _ => true,
    };

    private static bool IsA(string type, JsonNode? value) => (type, value?.GetValueKind()) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("null", null) => true,
        ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => decimal.IsInteger(Number(value!)),
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        _ => false,
    };

    private static string? Text(JsonObject schema, string keyword) => (string?)schema[keyword];

    private static decimal? Number(JsonObject schema, string keyword) => schema[keyword] is { } value ? Number(value) : null;

    private static decimal Number(JsonNode value) => decimal.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
}
