using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.FollowUp;

/// <summary>A contact whose follow-up, begun on a Monday morning, is told one thing after the other.</summary>
internal sealed class ContactStory
{
    public static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);

    public Contact Contact { get; set; } = Mql();

    public NurturePolicy Nurture { get; init; } = Mexico.Configuration.Nurture;

    public ContactChange On(FollowUpSignal signal, DateTimeOffset now)
    {
        var decision = FollowUpDecider.On(Contact.FollowUp!, signal, now, Mexico.Configuration.Plan, Mexico.Calendar);
        var change = FollowUpConsequences.Of(Contact, decision, now, Nurture, Mexico.Calendar);
        Contact = change.Contact with { Revision = Contact.Revision + 1 };
        return change;
    }

    public static IEnumerable<Fact> FactsOf(ContactChange change) => change.Effects.OfType<Effect.Append>().SelectMany(append => append.Facts);

    public static Contact Mql() => new()
    {
        Id = "contact", Subject = "subject", Person = new Person { Email = "lucia@alba.mx", Language = "es" }, Stage = Stage.Mql,
        Consent = new Consent(Given: true, "2026-01", Monday, "demo"), CreatedAt = Monday, UpdatedAt = Monday,
        Interest = [new Functions.Qualification.InterestEvent("demo", 50, Monday)],
        FollowUp = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = Monday }, "ana", Mexico.Configuration.Plan, Mexico.Calendar),
    };
}
