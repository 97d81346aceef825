using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Tests.Routing;

/// <summary>A team that is given one MQL after the other.</summary>
internal sealed class SalesTeam(Team team)
{
    public static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);

    private readonly Dictionary<string, RepLoad> _loads = new(StringComparer.Ordinal);
    private int _given;

    public SalesTeam()
        : this(Mexico.Configuration.Team)
    {
    }

    public Team Team { get; set; } = team;

    public DateTimeOffset Now { get; set; } = Monday;

    public RepLoad LoadOf(string rep) => _loads[rep];

    public LedgerEntry Give(Func<Arrival, Arrival>? who = null)
    {
        var arrival = new Arrival($"subject{++_given}", 1) { Country = "MX", Language = "es" };
        var choice = Router.Choose(Team, _loads, who is null ? arrival : who(arrival), Now);
        _loads[choice.Load.RepId] = choice.Load;
        return choice.Entry;
    }

    public List<LedgerEntry> Give(int count, Func<Arrival, Arrival>? who = null) => [.. Enumerable.Range(0, count).Select(_ => Give(who))];

    public void Change(string rep, Func<Rep, Rep> change) => Team = Team with { Reps = [.. Team.Reps.Select(one => one.Id == rep ? change(one) : one)] };

    public void SendOnLeave(string rep, DateOnly from, DateOnly to) => Change(rep, one => one with { Away = new Leave(from, to) });

    public static Dictionary<string, int> Counts(IEnumerable<LedgerEntry> entries) => entries.CountBy(entry => entry.RepId).ToDictionary(StringComparer.Ordinal);
}
