using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Qualification;

/// <summary>Points for whoever the condition holds for.</summary>
/// <param name="Group">The rules of a group give together no more than its cap.</param>
public sealed record FitRule(string Id, int Points, Condition When, string? Group)
{
    public static FitRule Read(ConfigNode node, ConditionReader conditions) =>
        new(node.Text("id"), node.Number("points", -1000, 1000), node.Object("when", conditions.Read), node.OptionalText("group"));
}

/// <summary>Whoever it holds for doesn't count as fitting, whatever the points say, and raises no hand.</summary>
public sealed record Exclusion(string Id, Condition When)
{
    public static Exclusion Read(ConfigNode node, ConditionReader conditions) => new(node.Text("id"), node.Object("when", conditions.Read));
}
