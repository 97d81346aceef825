using Smarketing.Functions.Charts;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Dashboard;

/// <summary>What the dashboard tells of one thing: a few figures, and charts with their tables.</summary>
/// <param name="Id">Of its place in the page.</param>
public sealed record Section(string Id, string Title)
{
    /// <summary>The report that it is taken from.</summary>
    public ReportName? Report { get; init; }

    /// <summary>How this is counted.</summary>
    public string? Note { get; init; }

    /// <summary>What stands in place of numbers where there are none, or none for this filter.</summary>
    public string? Instead { get; init; }

    /// <summary>Whether the filter hides numbers that there are.</summary>
    public bool IsRefused { get; init; }

    public IReadOnlyList<KeyFigure> Figures { get; init; } = [];

    public IReadOnlyList<SectionPart> Parts { get; init; } = [];
}

/// <param name="Of">What it is held against; null where nothing is.</param>
public sealed record KeyFigure(string Label, string Value, string? Of = null);

/// <summary>A chart, and its numbers as a table; either may be missing.</summary>
public sealed record SectionPart(Picture? Picture, FigureTable? Table);

/// <param name="Description">For whoever doesn't see it.</param>
public sealed record Picture(string Title, string Description, Drawing Drawing);

/// <param name="Heads">Of the columns; the first names the row.</param>
/// <param name="TextColumns">How many columns from the first on are words and not numbers.</param>
/// <param name="Left">How many rows were left out here.</param>
public sealed record FigureTable(string Caption, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows, int TextColumns = 1, int Left = 0);
