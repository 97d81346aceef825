using Smarketing.Functions.Contacts;
using Smarketing.Functions.Pages;

namespace Smarketing.Functions.Email;

/// <summary>What an alert has to tell: what the contact has just done, and what has become known by it.</summary>
/// <param name="Message">What the contact wrote with it; null where they wrote nothing.</param>
public sealed record AlertNews(IReadOnlyList<string> Lines, string? Message)
{
    /// <param name="cause">Of the alert: it names the entry that it is about.</param>
    public static AlertNews Of(string cause, IReadOnlyList<TimelineEntry> timeline, TimeZoneInfo zone, string language)
    {
        var news = timeline.LastOrDefault(entry => entry.Kind is TimelineKind.Submission or TimelineKind.Activity or TimelineKind.Suppressed or TimelineKind.Mail && cause == CauseOf(entry))
            ?? timeline.LastOrDefault(entry => entry.Kind is TimelineKind.Submission or TimelineKind.Suppressed);
        if (news is null)
        {
            return new AlertNews([], null);
        }

        var texts = FormTexts.In(language);
        var changes = PersonChanges.Read(news.Details.GetValueOrDefault("changed", "")).Select(change => $"{texts.Label(change.Name) ?? change.Name}: {change.Value}");
        return new AlertNews([.. new[] { HistoryTexts.Line(news, zone, language) }.OfType<string>(), .. changes], news.Details.GetValueOrDefault("message"));
    }

    /// <summary>A mail's model with these news in place of the whole history's; without an open follow-up there is no task to go on with.</summary>
    public MailModel In(MailModel model, bool hasTask) => model with
    {
        News = Lines,
        Contact = model.Contact is { } contact ? contact with { Message = Message } : null,
        Task = hasTask ? model.Task : null,
    };

    private static string CauseOf(TimelineEntry entry) => $"alert-{entry.Id}";
}
