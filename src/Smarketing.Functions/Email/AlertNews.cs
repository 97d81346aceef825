using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Pages;

namespace Smarketing.Functions.Email;

/// <summary>What an alert has to tell: what the contact has just done, and what has become known by it.</summary>
/// <param name="Message">What the contact wrote with it; null where they wrote nothing.</param>
public sealed record AlertNews(IReadOnlyList<string> Lines, string? Message)
{
    /// <summary>Of a flood of posts a reader takes in so many.</summary>
    private const int SeveralMax = 20;

    private const int QuoteLengthMax = 300;

    /// <param name="cause">Of the alert: it names the entry that it is about.</param>
    public static AlertNews Of(string cause, IReadOnlyList<TimelineEntry> timeline, TimeZoneInfo zone, string language)
    {
        var gathered = timeline.Where(entry => entry.Details.GetValueOrDefault(SalesAlert.ToldBy) == cause).Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        if (gathered.Count > 0)
        {
            return Several([.. timeline.Where(entry => entry.Kind == TimelineKind.Submission && gathered.Contains(entry.Id))], zone, language);
        }

        var news = timeline.LastOrDefault(entry => entry.Kind is TimelineKind.Submission or TimelineKind.Activity or TimelineKind.Suppressed or TimelineKind.Mail && cause == CauseOf(entry))
            ?? timeline.LastOrDefault(entry => entry.Kind is TimelineKind.Submission or TimelineKind.Suppressed);
        return news is null ? new AlertNews([], null) : new AlertNews(LinesOf(news, zone, language), MessageOf(news));
    }

    /// <summary>A mail's model with these news in place of the whole history's; without an open follow-up there is no task to go on with.</summary>
    public MailModel In(MailModel model, bool hasTask) => model with
    {
        News = Lines,
        Contact = model.Contact is { } contact ? contact with { Message = Message } : null,
        Task = hasTask ? model.Task : null,
    };

    /// <summary>What was held back, the newest of it with what they wrote.</summary>
    private static AlertNews Several(IReadOnlyList<TimelineEntry> news, TimeZoneInfo zone, string language)
    {
        if (news is [var only])
        {
            return new AlertNews(LinesOf(only, zone, language), MessageOf(only));
        }

        var more = news.Count - SeveralMax;
        var earlier = language == "es" ? $"{more} más antes, que están en el historial del contacto" : $"{more} more before, which the contact's history has";
        var lines = news.TakeLast(SeveralMax).SelectMany(entry => LinesOf(entry, zone, language).Concat(MessageOf(entry) is { } message ? [Quote(message)] : []));
        return new AlertNews(more > 0 ? [earlier, .. lines] : [.. lines], null);
    }

    private static IReadOnlyList<string> LinesOf(TimelineEntry news, TimeZoneInfo zone, string language)
    {
        var texts = FormTexts.In(language);
        var changes = PersonChanges.Read(news.Details.GetValueOrDefault("changed", "")).Select(change => $"{texts.Label(change.Name) ?? change.Name}: {change.Value}");
        return [.. new[] { HistoryTexts.Line(news, zone, language) }.OfType<string>(), .. changes];
    }

    private static string? MessageOf(TimelineEntry news) => news.Details.GetValueOrDefault("message");

    private static string Quote(string message)
    {
        var line = message.ReplaceLineEndings(" ");
        return line.Length > QuoteLengthMax ? $"“{line[..QuoteLengthMax]}…”" : $"“{line}”";
    }

    private static string CauseOf(TimelineEntry entry) => $"alert-{entry.Id}";
}
