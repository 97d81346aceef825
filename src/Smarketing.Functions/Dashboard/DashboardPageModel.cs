using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Dashboard;

/// <summary>What both teams see: the dashboard, or one report of it.</summary>
public sealed record DashboardPageModel
{
    public required string Language { get; init; }

    public required string CompanyName { get; init; }

    public required DashboardAddress Address { get; init; }

    /// <summary>The report whose own page it is; null for the dashboard.</summary>
    public ReportName? Report { get; init; }

    public required DashboardFilter Filter { get; init; }

    /// <summary>The company's day.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>To choose from.</summary>
    public IReadOnlyList<string> Campaigns { get; init; } = [];

    /// <summary>To choose from: id and name.</summary>
    public IReadOnlyList<(string Id, string Name)> Reps { get; init; } = [];

    /// <summary>None where the question has errors.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>What stands in the form, by field.</summary>
    public required IReadOnlyDictionary<string, string> Typed { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>A report's page is called as the report is.</summary>
    public string Title => Report is not null && Sections.Count > 0 ? Sections[0].Title : DashboardTexts.In(Language).Title;

    /// <summary>Periods that are often asked for.</summary>
    public IReadOnlyList<(string Label, Period Period)> Presets
    {
        get
        {
            var texts = DashboardTexts.In(Language);
            var month = Period.MonthOf(Today);
            var quarter = new DateOnly(Today.Year, Today.Month - ((Today.Month - 1) % 3), 1);
            return
            [
                (texts.ThisMonth, month),
                (texts.LastMonth, Period.MonthOf(month.From.AddDays(-1))),
                (texts.ThisQuarter, new Period(quarter, quarter.AddMonths(3).AddDays(-1))),
                (texts.ThisYear, new Period(new DateOnly(Today.Year, 1, 1), new DateOnly(Today.Year, 12, 31))),
            ];
        }
    }

    public IReadOnlyList<string> ErrorsOf(string field) => Errors.GetValueOrDefault(field) ?? [];
}
