using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Privacy;

/// <summary>After how many months without a sign of life a contact is erased; null keeps for ever.</summary>
/// <param name="DisqualifiedMonths">Whatever the stage.</param>
public sealed record RetentionPolicy(int? LeadsMonths, int? ProspectsMonths, int? DisqualifiedMonths)
{
    private const int MonthsMax = 600;

    public static readonly RetentionPolicy KeepAll = new(null, null, null);

    public static RetentionPolicy Read(ConfigNode node) => new(Months(node, "leadsMonths"), Months(node, "prospectsMonths"), Months(node, "disqualifiedMonths"));

    /// <summary>The lists in which somebody may be past the time, each with its months.</summary>
    public IEnumerable<(string List, int Months)> Lists()
    {
        (string List, int? Months)[] all = [(ContactIndex.Stage(Stage.Prospect), ProspectsMonths), (ContactIndex.Stage(Stage.Lead), LeadsMonths), (ContactIndex.Disqualified, DisqualifiedMonths)];
        return all.Where(list => list.Months is not null).Select(list => (list.List, list.Months!.Value));
    }

    /// <summary>Whether the contact is to be erased. Nobody is with whom sales has something open, or who has bought.</summary>
    public bool IsPast(Contact contact, DateTimeOffset now) => MonthsOf(contact) is { } months && !contact.HasOpenFollowUp && LastSignOf(contact).AddMonths(months) <= now;

    /// <summary>When the person last did anything, or anything was decided about them. A mail that was sent to them is no sign of life.</summary>
    public static DateTimeOffset LastSignOf(Contact contact)
    {
        DateTimeOffset?[] signs =
        [
            contact.CreatedAt, contact.LastTouch?.At, contact.Consent?.At, contact.Suppressed?.At, contact.Disqualified?.At, contact.FollowUp?.Ended?.At, contact.Deal?.MovedAt,
            .. contact.StageTimes.Values, .. contact.Interest.Select(one => one.At), .. contact.Recycled.Select(one => one.At),
        ];
        return signs.OfType<DateTimeOffset>().Max();
    }

    private int? MonthsOf(Contact contact) => contact switch
    {
        { Disqualified: not null } => DisqualifiedMonths,
        { Stage: Stage.Prospect } => ProspectsMonths,
        { Stage: Stage.Lead } => LeadsMonths,
        _ => null,
    };

    private static int? Months(ConfigNode node, string name) => node.Has(name) ? node.Number(name, 1, MonthsMax) : null;
}
