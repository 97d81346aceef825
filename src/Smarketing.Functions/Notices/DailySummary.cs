using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;

namespace Smarketing.Functions.Notices;

/// <summary>The manager's mail of one day: what was missed and who has too much, rep by rep.</summary>
public static class DailySummary
{
    /// <summary>Nobody reads on beyond this; how many more there are is said.</summary>
    public const int LinesMax = 200;

    /// <summary>By rep in the team's order and the manager last, each oldest first. A notice about somebody who was erased tells nothing.</summary>
    /// <param name="linkTo">The link to an attempt that can still be answered; null for none.</param>
    public static IReadOnlyList<MailGroup> Groups(
        IEnumerable<(Notice Notice, Contact? Contact)> notices, SmarketingConfiguration configuration, Func<Contact, Notice, string?> linkTo)
    {
        var team = configuration.Team;
        var language = team.Manager.Language;
        var order = team.Reps.Select((rep, index) => (rep.Id, index)).ToDictionary(rep => rep.Id, rep => rep.index, StringComparer.Ordinal);
        var known = notices.Where(told => told.Contact is not null).OrderBy(told => told.Notice.At).ThenBy(told => told.Notice.Cause, StringComparer.Ordinal).ToList();
        var groups = known.Take(LinesMax)
            .GroupBy(told => told.Notice.RepId, StringComparer.Ordinal)
            .OrderBy(rep => order.GetValueOrDefault(rep.Key, int.MaxValue))
            .Select(rep => new MailGroup(
                team.Find(rep.Key)?.Name ?? rep.Key,
                [.. rep.Select(told => LineOf(told.Notice, told.Contact!, configuration.Company.Zone, language, linkTo(told.Contact!, told.Notice)))]))
            .ToList();
        return known.Count > LinesMax ? [.. groups, new MailGroup(NoticeTexts.More(known.Count - LinesMax, language), [])] : groups;
    }

    private static MailLine LineOf(Notice notice, Contact contact, TimeZoneInfo zone, string language, string? link)
    {
        var followUp = contact.FollowUp?.Number == notice.FollowUp ? contact.FollowUp : contact.EarlierFollowUps.FirstOrDefault(earlier => earlier.Number == notice.FollowUp);
        var attempt = followUp?.Attempts.FirstOrDefault(one => one.Number == notice.Attempt);
        return new MailLine(NameOf(contact.Person), NoticeTexts.What(notice, attempt, zone, language), link);
    }

    private static string NameOf(Person person)
    {
        var name = person.FullName.Length > 0 ? person.FullName : person.Email;
        return string.IsNullOrWhiteSpace(person.Company) ? name : $"{name} ({person.Company})";
    }
}
