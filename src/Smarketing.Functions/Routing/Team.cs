using Smarketing.Functions.Configuration;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.Routing;

/// <param name="Calendar">The team's hours, in the company's zone; a rep may have their own.</param>
public sealed record Team(string Id, Manager Manager, IReadOnlyList<Rep> Reps, WorkingCalendar Calendar)
{
    private const int GoalMax = 1_000_000_000;

    /// <summary>Who gets whom, before the round robin; the first that matches.</summary>
    public IReadOnlyList<TerritoryRule> Rules { get; init; } = [];

    /// <summary>Whether whoever comes back from leave gets what they have missed.</summary>
    public bool CatchesUp { get; init; }

    public static Team Read(ConfigNode node, WorkingCalendar calendar)
    {
        var team = new Team(
            node.Text("id"),
            node.Object("manager", part => new Manager(part.Text("name"), Address(part), Language(part))),
            node.Objects("reps", part => RepOf(part, calendar)),
            calendar)
        {
            CatchesUp = node.Flag("catchUp", fallback: false),
        };
        if (team.Reps.Count == 0)
        {
            node.Fault("reps", "must name at least one rep");
        }

        NoteTwice(node, "reps", team.Reps.Select(rep => rep.Id));
        var rules = node.Has("rules") ? node.Objects("rules", part => TerritoryRule.Read(part, team)) : [];
        NoteTwice(node, "rules", rules.Select(rule => rule.Id));
        return team with { Rules = rules };
    }

    /// <summary>The rep, or the manager in a rep's place.</summary>
    public Rep? Find(string? id) => Reps.FirstOrDefault(rep => rep.Id == id) ?? (id == Manager.Id ? InPlaceOfARep() : null);

    /// <summary>The team with what was changed of its reps since the configuration was written.</summary>
    public Team With(IReadOnlyDictionary<string, RepSettings> settings) => this with
    {
        Reps = [.. Reps.Select(rep => settings.TryGetValue(rep.Id, out var changed) ? rep.With(changed) : rep)],
    };

    /// <summary>Who takes an MQL when every rep is away: nobody is never the answer.</summary>
    public Rep InPlaceOfARep() => new(Manager.Id, Manager.Name, Manager.Email, Manager.Language, Capacity: int.MaxValue, Weight: 1, Calendar);

    /// <summary>The Monday of the week, in the company's zone.</summary>
    public DateOnly WeekOf(DateTimeOffset now)
    {
        var day = Calendar.DayOf(now);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }

    private static Rep RepOf(ConfigNode node, WorkingCalendar team)
    {
        var id = node.Text("id");
        if (id == Manager.Id || !id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
        {
            node.Fault("id", $"must be letters, digits, - and _, and not \"{Manager.Id}\"");
        }

        var zone = node.Has("timeZone")
            ? node.Parsed("timeZone", TimeZoneInfo.FindSystemTimeZoneById, "must be an IANA time zone such as America/Mexico_City", team.Zone)
            : team.Zone;
        var calendar = node.Has("calendar") ? node.Object("calendar", part => CalendarReader.Read(part, zone))
            : zone.Equals(team.Zone) ? team
            : team.In(zone);
        return new Rep(id, node.Text("name"), Address(node), Language(node), node.Number("capacity", 1, 1000, 8), node.Number("weight", 1, 100, 1), calendar)
        {
            Goal = node.Has("goal") ? node.Object("goal", GoalOf) : null,
        };
    }

    private static Money GoalOf(ConfigNode node) => new(
        node.Number("perMonth", 1, GoalMax),
        node.Parsed("currency", text => Money.FindCurrency(text) ?? throw new FormatException(), "must be a currency (ISO 4217) such as MXN", "XXX"));

    private static string Language(ConfigNode node) => node.Has("language") ? Company.ReadLanguage(node) : "es";

    private static string Address(ConfigNode node)
    {
        var address = node.Text("email");
        if (address.Length > 0 && Contacts.NormalizedAddress.Parse(address) is null)
        {
            node.Fault("email", "must be a mail address");
        }

        return address;
    }

    private static void NoteTwice(ConfigNode node, string name, IEnumerable<string> ids)
    {
        foreach (var twice in ids.GroupBy(id => id).Where(same => same.Count() > 1))
        {
            node.Fault(name, $"the id \"{twice.Key}\" stands more than once");
        }
    }
}

public sealed record Manager(string Name, string Email, string Language)
{
    /// <summary>How the manager is named where a rep's id is asked for.</summary>
    public const string Id = "manager";
}
