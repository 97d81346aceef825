using Smarketing.Functions.Configuration;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.Routing;

/// <summary>Somebody in sales, as configured.</summary>
/// <param name="Capacity">MQLs a week.</param>
/// <param name="Weight">Share in the round robin, relative to the others'.</param>
public sealed record Rep(string Id, string Name, string Email, string Language, int Capacity, int Weight, WorkingCalendar Calendar);

public sealed record Manager(string Name, string Email, string Language);

public sealed record Team(string Id, Manager Manager, IReadOnlyList<Rep> Reps)
{
    public static Team Read(ConfigNode node, WorkingCalendar calendar)
    {
        var team = new Team(
            node.Text("id"),
            node.Object("manager", part => new Manager(part.Text("name"), Address(part), part.Text("language", "es"))),
            node.Objects("reps", part => new Rep(
                part.Text("id"), part.Text("name"), Address(part), part.Text("language", "es"), part.Number("capacity", 1, 1000, 8), part.Number("weight", 1, 100, 1), calendar)));
        if (team.Reps.Count == 0)
        {
            node.Fault("reps", "must name at least one rep");
        }

        foreach (var twice in team.Reps.GroupBy(rep => rep.Id).Where(same => same.Count() > 1))
        {
            node.Fault("reps", $"the id \"{twice.Key}\" stands more than once");
        }

        return team;
    }

    public Rep? Find(string? id) => Reps.FirstOrDefault(rep => rep.Id == id);

    private static string Address(ConfigNode node)
    {
        var address = node.Text("email");
        if (address.Length > 0 && Contacts.NormalizedAddress.Parse(address) is null)
        {
            node.Fault("email", "must be a mail address");
        }

        return address;
    }
}
