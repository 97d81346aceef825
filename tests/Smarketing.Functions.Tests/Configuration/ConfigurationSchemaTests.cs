using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Tests.Configuration;

/// <summary>Holds the schema that editors complete by against the reader that judges.</summary>
public sealed class ConfigurationSchemaTests
{
    private const string Unknown = "zzzzzzzz";

    private static readonly JsonObject Schema = JsonNode.Parse(File.ReadAllText(Repository.PathTo("config", "smarketing.schema.json")))!.AsObject();
    private static readonly JsonSchemaWalk Walk = new(Schema);

    [Fact]
    public void The_shipped_file_names_the_schema_and_is_right_by_it()
    {
        var file = ShippedFile.Read();

        Assert.Equal("./smarketing.schema.json", (string?)file["$schema"]);
        Assert.True(Walk.Accepts(Schema, file));
    }

    [Fact]
    public void A_file_with_everything_is_right_by_the_schema_and_by_the_reader()
    {
        Assert.True(Walk.Accepts(Schema, CompleteFile.Read()));
        Assert.Empty(FaultsOf(CompleteFile.Read()));
    }

    [Fact]
    public void The_reader_knows_what_the_schema_knows_and_nothing_else()
    {
        var file = CompleteFile.Read();
        var places = Walk.Walk(file).Where(place => JsonSchemaWalk.IsClosed(place.Schema)).ToList();
        foreach (var place in places)
        {
            place.Value[Unknown] = 1;
        }

        var faults = FaultsOf(file);

        Assert.All(places, place => Assert.Equal((place.Path, NamesOf(place.Schema)), (place.Path, KnownAt(place.Path, faults))));
        var untested = Walk.ClosedObjects().Except(places.Select(place => place.Schema)).Select(schema => schema.GetPath());
        Assert.Empty(untested);
    }

    [Fact]
    public void The_reader_misses_what_the_schema_requires_and_nothing_else()
    {
        foreach (var place in OneOfEachKind().Where(place => JsonSchemaWalk.IsClosed(place.Schema)))
        {
            foreach (var name in place.Value.AsObject().Select(part => part.Key).Where(name => !name.StartsWith('$')).ToList())
            {
                var isRequired = place.Schema["required"]?.AsArray().Any(required => (string?)required == name) ?? false;
                var faults = FaultsWith(place.Path, parent => parent.AsObject().Remove(name));

                Assert.True(isRequired == faults.Contains($"{place.Path}.{name}: is missing"), $"{place.Path}.{name} is {(isRequired ? "" : "not ")}required by the schema; {string.Join('\n', faults)}");
            }
        }
    }

    [Fact]
    public void The_reader_refuses_whatever_the_schema_refuses()
    {
        var refused = 0;
        foreach (var place in OneOfEachKind().Where(place => place.Path != "$"))
        {
            foreach (var wrong in Mistakes(place.Schema).Where(mistake => !Walk.Accepts(place.Place, mistake)))
            {
                Assert.True(FaultsWith(place.Path, replacement: wrong).Count > 0, $"{place.Path}: the schema refuses {wrong.ToJsonString()} and the reader takes it.");
                refused++;
            }
        }

        Assert.True(refused > 500, $"Only {refused} mistakes were tried.");
    }

    [Fact]
    public void The_reader_takes_the_numbers_at_the_schemas_bounds()
    {
        foreach (var place in OneOfEachKind().Where(place => place.Schema["minimum"] is not null))
        {
            foreach (var bound in new[] { place.Schema["minimum"]!, place.Schema["maximum"]! })
            {
                Assert.DoesNotContain(FaultsWith(place.Path, replacement: bound.DeepClone()), fault => fault.StartsWith($"{place.Path}: must be a", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void The_reader_offers_the_words_of_the_schema()
    {
        var places = OneOfEachKind().Where(place => place.Schema["enum"] is not null && place.Place["anyOf"] is null).ToList();
        foreach (var place in places)
        {
            var fault = FaultsWith(place.Path, replacement: Unknown).First();
            var offered = fault.Split(["must be one of ", "must be ", " is not one of ", "s are "], StringSplitOptions.None)[^1].Split([", ", " or "], StringSplitOptions.None);

            Assert.Equal((place.Path, Sorted(place.Schema["enum"]!.AsArray().Select(word => (string)word!))), (place.Path, Sorted(offered)));
        }

        Assert.True(places.Count > 10, $"Only {places.Count} lists of words were found.");
    }

    [Fact]
    public void A_default_of_the_schema_is_that_of_the_reader()
    {
        var places = OneOfEachKind().Where(place => place.Place["default"] is not null).ToList();
        foreach (var place in places)
        {
            var parent = place.Path[..place.Path.LastIndexOf('.')];
            var name = place.Path[(parent.Length + 1)..];
            var leftOut = ReadWith(parent, part => part.AsObject().Remove(name));

            Assert.Equal((place.Path, StructureOf.Value(ReadWith(parent, part => part[name] = place.Place["default"]!.DeepClone()))), (place.Path, StructureOf.Value(leftOut)));
            Assert.True(place.Path.Contains("calendar", StringComparison.Ordinal) || StructureOf.Value(ReadWith(parent, _ => { })) != StructureOf.Value(leftOut), $"{place.Path} changes nothing that can be seen.");
        }

        Assert.True(places.Count > 25, $"Only {places.Count} defaults were found.");
    }

    [Fact]
    public void What_the_documentation_shows_is_right()
    {
        var examples = File.ReadAllText(Repository.PathTo("docs", "configuration.md")).Split("```json\n").Skip(1).Select(rest => rest.Split("```")[0]).ToList();

        Assert.True(examples.Count > 8, $"Only {examples.Count} examples were found.");
        Assert.All(examples, example =>
        {
            var file = ShippedFile.Read();
            foreach (var (name, section) in JsonNode.Parse($"{{{example}}}")!.AsObject().ToList())
            {
                file[name] = section!.DeepClone();
            }

            Assert.Empty(FaultsOf(file));
            Assert.True(Walk.Accepts(Schema, file), example);
        });
    }

    [Fact]
    public void Every_property_is_described() =>
        Assert.Empty(Walk.ClosedObjects()
            .SelectMany(schema => schema["properties"]!.AsObject())
            .Where(property => Walk.DescriptionOf(property.Value!.AsObject()) is null)
            .Select(property => property.Value!.GetPath()));

    private static List<SchemaPlace> OneOfEachKind() => [.. Walk.Walk(CompleteFile.Read()).DistinctBy(place => place.Kind)];

    /// <summary>Values of every type, and those just outside the schema's bounds.</summary>
    private static IEnumerable<JsonNode> Mistakes(JsonObject schema)
    {
        JsonNode[] some = [1, true, "", "§", "-PT1H", new JsonObject(), new JsonArray(), new JsonArray(1), new JsonArray(""), new JsonObject { [Unknown] = 1 }];
        return some
            .Concat(schema["minimum"] is { } least ? [(long)least - 1] : [])
            .Concat(schema["maximum"] is { } most ? [(long)most + 1] : []);
    }

    private static IReadOnlyList<string> FaultsOf(JsonObject file) => SmarketingConfiguration.Parse(file.ToJsonString()).Faults;

    private static IReadOnlyList<string> FaultsWith(string path, Action<JsonNode> change)
    {
        var file = CompleteFile.Read();
        change(At(file, path));
        if (!path.StartsWith("$.qualification.dictionaries", StringComparison.Ordinal))
        {
            // Own words make each reading much longer, and have no part in what is tried elsewhere.
            (file["qualification"] as JsonObject)?.Remove("dictionaries");
        }

        return FaultsOf(file);
    }

    private static IReadOnlyList<string> FaultsWith(string path, JsonNode replacement) => FaultsWith(path, value => value.ReplaceWith(replacement.DeepClone()));

    private static SmarketingConfiguration ReadWith(string path, Action<JsonNode> change)
    {
        var file = CompleteFile.Read();
        change(At(file, path));
        var (configuration, faults) = SmarketingConfiguration.Parse(file.ToJsonString());
        Assert.Empty(faults);
        return configuration!;
    }

    private static JsonNode At(JsonNode from, string path, string here = "$")
    {
        if (path == here)
        {
            return from;
        }

        var parts = from is JsonArray items
            ? items.Select((item, index) => (Path: $"{here}[{index.ToString(CultureInfo.InvariantCulture)}]", Value: item))
            : from.AsObject().Select(part => (Path: $"{here}.{part.Key}", part.Value));
        var next = parts.First(part => path == part.Path || path.StartsWith($"{part.Path}.", StringComparison.Ordinal) || path.StartsWith($"{part.Path}[", StringComparison.Ordinal));
        return At(next.Value!, path, next.Path);
    }

    private static string NamesOf(JsonObject schema) => Sorted(schema["properties"]!.AsObject().Select(property => property.Key).Where(name => !name.StartsWith('$')));

    private static string KnownAt(string path, IReadOnlyList<string> faults)
    {
        var fault = faults.SingleOrDefault(fault => fault.StartsWith($"{path}.{Unknown}: ", StringComparison.Ordinal)) ?? "";
        return fault.Contains("is no field", StringComparison.Ordinal)
            ? Sorted([.. RuleField.Names.Where(name => !name.StartsWith(RuleField.AttributePrefix, StringComparison.Ordinal)), "all", "any", "not"])
            : Sorted(fault.Split(["known are ", "stages are "], StringSplitOptions.None)[^1].Split(", "));
    }

    private static string Sorted(IEnumerable<string> words) => string.Join(", ", words.Order(StringComparer.Ordinal));
}
