using Smarketing.Functions.Csv;

namespace Smarketing.Functions.Qualification;

/// <summary>A page of a try-out, as the API shows it: who would change side, and how many in all.</summary>
public static class TryOutView
{
    private static readonly IReadOnlyList<object?> Columns = ["contact", "from", "to", "fitBefore", "fitAfter", "interestBefore", "interestAfter", "reasons"];

    public static object Of(TryOutPage page) => new
    {
        Counts = page.Contacts.Where(tried => tried.ChangesSide)
            .GroupBy(tried => Words.Of(tried.Before.Decision), StringComparer.Ordinal)
            .ToDictionary(from => from.Key, from => from.CountBy(tried => Words.Of(tried.After.Decision)).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
        Unchanged = page.Contacts.Count(tried => !tried.ChangesSide),
        Changes = page.Contacts.Where(tried => tried.ChangesSide).Select(tried => new
        {
            Contact = tried.ContactId,
            From = tried.Before.Decision,
            To = tried.After.Decision,
            FitBefore = tried.Before.Fit.Points,
            FitAfter = tried.After.Fit.Points,
            InterestBefore = tried.Before.Interest.Points,
            InterestAfter = tried.After.Interest.Points,
            tried.After.Reasons,
        }),
        Next = NextOf(page),
        Progress = new { Done = page.At?.Done ?? 0, Total = page.At is null ? 0 : page.At.Total },
    };

    public static string CsvOf(TryOutPage page) => CsvText.ByteOrderMark + CsvText.Of([Columns, .. page.Contacts.Where(tried => tried.ChangesSide).Select(RowOf)]);

    /// <summary>What to ask for next; null after the last page.</summary>
    public static string? NextOf(TryOutPage page) => page.HasMore ? page.At?.ToString() : null;

    private static IReadOnlyList<object?> RowOf(TriedContact tried) =>
    [
        tried.ContactId, Words.Of(tried.Before.Decision), Words.Of(tried.After.Decision), tried.Before.Fit.Points, tried.After.Fit.Points,
        tried.Before.Interest.Points, tried.After.Interest.Points, string.Join("; ", tried.After.Reasons),
    ];
}
