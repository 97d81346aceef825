using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Local.Outbox;

namespace Smarketing.Local.Sample;

/// <summary>Reads what has come into everybody's mailbox, and says what they do about it.</summary>
internal sealed class SampleMailbox(SampleYear year, OutboxStore outbox, ContactStore contacts, SmarketingConfiguration configuration)
{
    private readonly Dictionary<string, SamplePerson> _people = Enumerable.Range(0, year.People)
        .Select(number => SamplePerson.Make(year, number)).DistinctBy(person => person.Email).ToDictionary(person => person.Email, StringComparer.OrdinalIgnoreCase);

    private long _readThrough;

    /// <summary>What follows from the mails since the last time; at the first time, from all.</summary>
    public async Task<IReadOnlyList<SampleDeed>> ReadAsync(CancellationToken cancellation)
    {
        var deeds = new List<SampleDeed>();
        foreach (var mail in await outbox.ListAsync(to: null, _readThrough, after: null))
        {
            _readThrough = mail.Id;
            if (mail.Message.ContactId is { } about && await contacts.FindAsync(about, cancellation) is { } contact)
            {
                deeds.AddRange(On(mail, contact));
            }
        }

        return deeds;
    }

    private IEnumerable<SampleDeed> On(OutboxMail mail, Contact contact)
    {
        var isReal = _people.GetValueOrDefault(contact.Person.Email)?.IsReal ?? true;
        var reps = configuration.Team.Reps;
        switch (mail.Message.Kind)
        {
            case EmailKind.Task or EmailKind.Alert when LinkIn(mail, "/tasks/") is { } link
                && reps.Index().FirstOrDefault(one => string.Equals(one.Item.Email, mail.Message.To.Address, StringComparison.OrdinalIgnoreCase)) is { Item: { } rep, Index: var index }:
                return SampleTask.On(year, contact, link, mail.At, rep, SampleHabit.Of(index), isReal);
            case EmailKind.Deal when LinkIn(mail, "/deals/") is { } link:
                return SampleDeal.On(year, contact, link, configuration.Calendar, configuration.Deals.Currency);
            case EmailKind.Nurture or EmailKind.Asset:
                return SampleReader.On(year, contact, mail, isReal);
            default:
                return [];
        }
    }

    /// <summary>Without its fragment: that never reaches the server.</summary>
    private static string? LinkIn(OutboxMail mail, string part) =>
        OutboxView.LinksIn(mail.Message.Html).FirstOrDefault(link => link.Contains(part, StringComparison.Ordinal))?.Split('#')[0];
}
