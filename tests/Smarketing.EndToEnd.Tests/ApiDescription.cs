using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>An OpenAPI description, and what of it an answer doesn't keep: its status, type, members, and words of a list.</summary>
internal sealed class ApiDescription(JsonNode document)
{
    public async Task<IReadOnlyList<string>> FaultsAsync(string method, string address, HttpResponseMessage response)
    {
        var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        var at = $"{method} {address} {status}";
        if (PathOf(address.Split('?')[0], method)?["responses"]?[status] is not { } described)
        {
            return [$"{at}: not described"];
        }

        var contents = Resolve(described)["content"]?.AsObject();
        var type = response.Content.Headers.ContentType?.MediaType;
        return type is null && contents is null ? []
            : type is null || contents?[type] is not { } content ? [$"{at}: of type {type}"]
            : !type.EndsWith("json", StringComparison.Ordinal) ? []
            : [.. Faults(at, JsonNode.Parse(await response.Content.ReadAsStringAsync()), content["schema"]!)];
    }

    /// <summary>What is described and nobody asked.</summary>
    public IEnumerable<string> NotAsked(IEnumerable<(string Method, string Address)> requests)
    {
        var asked = requests.Select(request => PathOf(request.Address.Split('?')[0], request.Method)).ToHashSet();
        return from path in document["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               where operation.Key is "get" or "post" or "put" or "delete" && !asked.Contains(operation.Value)
               select $"{operation.Key} {path.Key}: not asked";
    }

    /// <summary>A path without parameters is meant before one with them.</summary>
    private JsonNode? PathOf(string path, string method) => document["paths"]!.AsObject()
        .Where(described => described.Value![method] is not null && Matches(described.Key.Split('/'), path.Split('/')))
        .OrderBy(described => described.Key.Count(letter => letter == '{'))
        .Select(described => described.Value![method])
        .FirstOrDefault();

    private static bool Matches(string[] described, string[] asked) =>
        described.Length == asked.Length && described.Zip(asked).All(parts => parts.First.StartsWith('{') || parts.First == parts.Second);

    private IEnumerable<string> Faults(string at, JsonNode? value, JsonNode schema)
    {
        schema = Resolve(schema);
        if (schema["oneOf"] is JsonArray choices)
        {
            return choices.Select(choice => Faults(at, value, choice!).ToList()).MinBy(faults => faults.Count)!;
        }

        var types = schema["type"] switch { null => [], JsonArray several => several.Select(one => (string)one!), var one => new[] { (string)one! }.AsEnumerable() };
        if (types.Any() && !types.Intersect(TypesOf(value)).Any())
        {
            return [$"{at}: {value?.ToJsonString() ?? "null"} is no {string.Join(" or ", types)}"];
        }

        return schema["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value)) ? [$"{at}: {value?.ToJsonString() ?? "null"} isn't in the list"]
            : value switch
            {
                JsonObject members => FaultsOfMembers(at, members, schema),
                JsonArray items when schema["items"] is { } one => items.SelectMany((item, index) => Faults($"{at}[{index}]", item, one)),
                _ => [],
            };
    }

    private IEnumerable<string> FaultsOfMembers(string at, JsonObject members, JsonNode schema)
    {
        if (schema["properties"] is not JsonObject properties)
        {
            return [];
        }

        var isOpen = (bool?)schema["additionalProperties"] ?? false;
        return (schema["required"]?.AsArray() ?? []).Where(name => !members.ContainsKey((string)name!)).Select(name => $"{at}: without {name}")
            .Concat(members.Where(member => !isOpen && !properties.ContainsKey(member.Key)).Select(member => $"{at}: {member.Key} is not described"))
            .Concat(members.Where(member => properties.ContainsKey(member.Key)).SelectMany(member => Faults($"{at} {member.Key}", member.Value, properties[member.Key]!)));
    }

    private JsonNode Resolve(JsonNode node) => (string?)node["$ref"] is { } reference
        ? reference.Split('/').Skip(1).Aggregate(document, (place, name) => place[name]!)
        : node;

    private static IEnumerable<string> TypesOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => ["null"],
        JsonValueKind.Object => ["object"],
        JsonValueKind.Array => ["array"],
        JsonValueKind.String => ["string"],
        JsonValueKind.Number => decimal.IsInteger(value.AsValue().GetValue<decimal>()) ? ["number", "integer"] : ["number"],
        _ => ["boolean"],
    };
}
