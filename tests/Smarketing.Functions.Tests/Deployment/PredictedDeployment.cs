using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Smarketing.Functions.Tests.Deployment;

/// <summary>The resources that a deployment would leave behind, and what it would answer.</summary>
internal sealed partial class PredictedDeployment(JsonNode snapshot)
{
    public IReadOnlyList<JsonNode> Resources => [.. snapshot["predictedResources"]!.AsArray().Select(resource => resource!)];

    public IReadOnlySet<string> Outputs => snapshot["outputs"]!.AsObject().Select(output => output.Key).ToHashSet();

    public string? Output(string name) => (string?)snapshot["outputs"]![name];

    /// <summary>By name; a value that Azure alone knows is an expression in brackets.</summary>
    public IReadOnlyDictionary<string, string> AppSettings =>
        One("Microsoft.Web/sites/config")["properties"]!.AsObject().ToDictionary(setting => setting.Key, setting => (string)setting.Value!, StringComparer.Ordinal);

    /// <summary>Who may do what: the type of the resource, and the id of the role.</summary>
    public IReadOnlyList<(string On, string Role, string Principal)> Access =>
    [
        .. Of("Microsoft.Authorization/roleAssignments").Select(access => (
            Scope().Match((string)access["id"]!).Groups["type"].Value,
            ((string)access["properties"]!["roleDefinitionId"]!).Split('/')[^1],
            (string)access["properties"]!["principalId"]!)),
    ];

    public IEnumerable<JsonNode> Of(string type) => Resources.Where(resource => (string?)resource["type"] == type);

    public JsonNode One(string type) => Of(type).Single();

    [GeneratedRegex(@"/providers/(?<type>Microsoft\.\w+/\w+)/")]
    private static partial Regex Scope();
}
