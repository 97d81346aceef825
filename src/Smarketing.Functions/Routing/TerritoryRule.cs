using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Routing;

/// <summary>Keeps certain MQLs for certain reps. Every condition that is set must hold; what isn't known of somebody meets none.</summary>
public sealed record TerritoryRule(string Id, TerritoryConditions When, IReadOnlyList<string> Reps)
{
    public static TerritoryRule Read(ConfigNode node, Team team)
    {
        var rule = new TerritoryRule(node.Text("id"), node.Object("when", TerritoryConditions.Read), node.Texts("reps"));
        if (rule.Reps.Count == 0)
        {
            node.Fault("reps", "must name at least one rep");
        }

        foreach (var unknown in rule.Reps.Except(team.Reps.Select(rep => rep.Id)))
        {
            node.Fault("reps", $"there is no rep \"{unknown}\" in the team");
        }

        return rule;
    }
}

/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record TerritoryConditions(
    IReadOnlyList<string> Country, int? EmployeesAtLeast, int? EmployeesAtMost, IReadOnlyList<string> Industry, IReadOnlyList<string> Language, IReadOnlyList<string> Campaign)
{
    public static TerritoryConditions Read(ConfigNode node)
    {
        var conditions = new TerritoryConditions(
            node.Texts("country", []), Size(node, "employeesAtLeast"), Size(node, "employeesAtMost"),
            node.Texts("industry", []), node.Texts("language", []), node.Texts("campaign", []));
        if (conditions.EmployeesAtMost < conditions.EmployeesAtLeast)
        {
            node.Fault("employeesAtMost", "must not be less than employeesAtLeast");
        }

        return conditions;
    }

    public bool Hold(Arrival arrival) =>
        Names(Country, arrival.Country)
        && Names(Industry, arrival.Industry)
        && Names(Language, arrival.Language)
        && Names(Campaign, arrival.Campaign)
        && (EmployeesAtLeast is not { } least || arrival.Employees >= least)
        && (EmployeesAtMost is not { } most || arrival.Employees <= most);

    private static int? Size(ConfigNode node, string name) => node.Has(name) ? node.Number(name, 1, int.MaxValue) : null;

    private static bool Names(IReadOnlyList<string> names, string? value) =>
        names.Count == 0 || (value is not null && names.Contains(value, StringComparer.OrdinalIgnoreCase));
}
