using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Routing;

/// <summary>Reps and the ledger as the API shows them.</summary>
public static class RepView
{
    /// <summary>A leave that is over isn't shown any more.</summary>
    public static object Of(Rep rep, Team team, RepLoad? load, DateTimeOffset now)
    {
        var week = team.WeekOf(now);
        return new
        {
            rep.Id,
            rep.Name,
            rep.Email,
            rep.Language,
            TimeZone = rep.Calendar.Zone.Id,
            rep.Capacity,
            rep.Weight,
            Away = rep.Away is { } leave && leave.To >= rep.Calendar.DayOf(now) ? leave : null,
            Load = new { Week = week, ThisWeek = load?.In(week) ?? 0, InAll = load?.InAll ?? 0, load?.LastAt },
        };
    }

    public static object Of(LedgerEntry entry) => new
    {
        FollowUp = FollowUpKeys.Of(entry.Arrival.Subject, entry.Arrival.Number),
        entry.At,
        Rep = new { Id = entry.RepId, Name = entry.RepName },
        entry.By,
        entry.Rule,
        entry.Why,
        entry.Eligible,
        entry.Skipped,
        OverCapacity = entry.IsOverCapacity,
        entry.Arrival.Country,
        entry.Arrival.Employees,
        entry.Arrival.Industry,
        entry.Arrival.Language,
        entry.Arrival.Campaign,
        entry.Arrival.FormerRep,
        entry.Arrival.CompanyOwner,
        MovedFrom = entry.Arrival.GivenUp is { } givenUp ? new { Rep = givenUp.By, givenUp.Why } : null,
    };
}
