using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Tests.Http;

/// <summary>The description of the addresses against the functions that answer at them.</summary>
public sealed class OpenApiTests
{
    private static readonly string[] NotDescribed = ["head", "options"];
    private static readonly JsonNode Description = JsonNode.Parse(typeof(OpenApiFunctions).Assembly.GetManifestResourceStream("openapi.json")!)!;

    [Fact]
    public void Every_address_and_method_is_described_and_no_other() =>
        Assert.Equal(
            Triggers().Select(trigger => $"{trigger.Method} {trigger.Route}").Order(StringComparer.Ordinal),
            Operations().Select(operation => $"{operation.Method} {operation.Route}").Order(StringComparer.Ordinal));

    [Fact]
    public void A_key_is_asked_for_where_the_function_asks_for_one() =>
        Assert.Equal(
            Triggers().Where(trigger => trigger.Level == AuthorizationLevel.Function).Select(trigger => $"{trigger.Method} {trigger.Route}").Order(StringComparer.Ordinal),
            Operations().Where(operation => operation.Described["security"] is not null && operation.Described["responses"]!["401"] is not null)
                .Select(operation => $"{operation.Method} {operation.Route}").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_part_of_an_address_is_described_as_one_of_its_parameters() =>
        Assert.All(Operations(), operation => Assert.Equal(
            operation.Route.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}')),
            (operation.Described["parameters"]?.AsArray() ?? []).Where(parameter => (string)parameter!["in"]! == "path" && (bool)parameter["required"]!).Select(parameter => (string)parameter!["name"]!)));

    [Fact]
    public void Every_reference_leads_somewhere_and_nothing_is_described_that_nobody_refers_to()
    {
        var references = References(Description).Distinct().Order(StringComparer.Ordinal).ToList();
        var components = new[] { "schemas", "responses" }.SelectMany(kind => Description["components"]![kind]!.AsObject().Select(one => $"#/components/{kind}/{one.Key}"));

        Assert.Equal(components.Order(StringComparer.Ordinal), references);
    }

    [Fact]
    public void No_two_operations_have_one_name() => Assert.Distinct(Operations().Select(operation => (string)operation.Described["operationId"]!));

    private static IEnumerable<(string Route, string Method, AuthorizationLevel Level)> Triggers() =>
        from method in typeof(OpenApiFunctions).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        where method.GetCustomAttribute<FunctionAttribute>() is not null
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        from verb in trigger.Methods!
        where !NotDescribed.Contains(verb)

        // A description knows no part that holds slashes.
        select ($"/{trigger.Route}".Replace("{*", "{", StringComparison.Ordinal), verb, trigger.AuthLevel);

    private static IEnumerable<(string Route, string Method, JsonNode Described)> Operations() =>
        Description["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (path.Key, operation.Key, operation.Value!)));

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key == "$ref" ? [(string)member.Value!] : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
