using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Dashboard;

/// <summary>Of what the dashboard tells.</summary>
/// <param name="Campaign">Whose contacts; null for all.</param>
/// <param name="Rep">Whose work; null for all. Nothing is counted by both at once.</param>
public sealed record DashboardFilter(Period Period, string? Campaign = null, string? Rep = null)
{
    public bool IsNarrow => Campaign is not null || Rep is not null;
}

/// <summary>What somebody asks of the dashboard, and what is wrong with it.</summary>
/// <param name="Errors">By field; where there are any, the filter is what they typed as far as it goes.</param>
public sealed record DashboardQuestion(DashboardFilter Filter, IReadOnlyDictionary<string, string[]> Errors)
{
    /// <summary>Campaigns count by as much of their name.</summary>
    private const int NameLengthMax = 100;

    /// <param name="reps">Who may be asked for.</param>
    public static DashboardQuestion Read(string? from, string? to, string? campaign, string? rep, DateOnly today, IReadOnlyList<string> reps, DashboardTexts texts, ReportTexts reportTexts)
    {
        var asked = ReportQuestion.Read(from, to, null, today, reportTexts);
        var errors = asked.Errors.ToDictionary(StringComparer.Ordinal);
        var (name, id) = (campaign?.Trim(), rep?.Trim());
        if (!string.IsNullOrEmpty(id) && !reps.Contains(id))
        {
            errors["rep"] = [texts.NoSuchRep];
        }
        else if (!string.IsNullOrEmpty(id) && !string.IsNullOrEmpty(name))
        {
            errors["rep"] = [texts.NotBoth];
        }

        return new DashboardQuestion(
            new DashboardFilter(
                asked.Errors.Count > 0 ? Period.MonthOf(today) : asked.Period,
                string.IsNullOrEmpty(name) ? null : name[..Math.Min(name.Length, NameLengthMax)],
                string.IsNullOrEmpty(id) ? null : id),
            errors);
    }
}
