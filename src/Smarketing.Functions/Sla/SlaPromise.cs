using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Sla;

/// <summary>What marketing has promised to sales. Numbers are of the whole team, a month.</summary>
/// <param name="LeadsPerMonth">Null where only MQLs are promised.</param>
/// <param name="ShareAccepted">How many of the MQLs sales is to accept, from 0 to 1; null where none is agreed.</param>
public sealed record SlaPromise(int MqlsPerMonth, int? LeadsPerMonth = null, decimal? ShareAccepted = null)
{
    private const int PerMonthMax = 1_000_000;

    public static SlaPromise Read(ConfigNode node) => new(
        node.Number("mqlsPerMonth", 0, PerMonthMax),
        node.Has("leadsPerMonth") ? node.Number("leadsPerMonth", 0, PerMonthMax) : null,
        node.Has("shareAccepted") ? node.Share("shareAccepted") : null);
}
