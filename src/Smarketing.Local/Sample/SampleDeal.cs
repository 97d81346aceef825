using System.Globalization;
using Smarketing.Functions;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Sla;

namespace Smarketing.Local.Sample;

/// <summary>What becomes of a deal: told by its owner through the link, or by the CRM.</summary>
internal static class SampleDeal
{
    private const double Forgotten = 0.1;
    private const double LostAtOnce = 0.12;
    private const double Won = 0.46;
    private const double ByCrm = 0.3;

    private static readonly IReadOnlyList<(RejectReason Item, double Weight)> Reasons =
        [(RejectReason.NoBudget, 34), (RejectReason.NoTiming, 26), (RejectReason.NoNeed, 16), (RejectReason.NotReady, 14), (RejectReason.NoAuthority, 10)];

    /// <param name="link">The owner's.</param>
    public static IEnumerable<SampleDeed> On(SampleYear year, Contact contact, string link, WorkingCalendar calendar, string currency)
    {
        if (contact is not { Deal: { ClosedAt: null } deal })
        {
            yield break;
        }

        var key = string.Create(CultureInfo.InvariantCulture, $"deal|{contact.Person.Email}|{deal.Number}");
        var chance = year.Chance(key);
        if (chance.Is(Forgotten))
        {
            yield break;
        }

        var say = new Teller(contact.Id, link, chance.Is(ByCrm), Math.Round((decimal)Math.Exp(chance.Between(6.2, 7.5)) / 10) * 10, currency);
        var at = Later(deal.StartedAt, 1, 7);
        if (chance.Is(LostAtOnce))
        {
            yield return say.Lost(at, $"{key}|lost", chance.One(Reasons));
            yield break;
        }

        yield return say.Opened(at, $"{key}|opened");
        at = Later(at, 5, 40);
        yield return chance.Is(Won) ? say.Won(at, $"{key}|won") : say.Lost(at, $"{key}|lost", chance.One(Reasons));

        DateTimeOffset Later(DateTimeOffset after, int daysMin, int daysMax) =>
            SlaClock.After(calendar, after.AddDays(chance.Whole(daysMin, daysMax)), chance.Hours(0.2, 7)).DueAt;
    }

    private sealed record Teller(string ContactId, string Link, bool IsCrm, decimal Amount, string Currency)
    {
        public SampleDeed Opened(DateTimeOffset at, string key) => Say(at, key, ("move", "opportunity"), ("stage", "opportunity"), ("amount", Amount));

        public SampleDeed Won(DateTimeOffset at, string key) => Say(at, key, ("move", "won"), ("stage", "customer"), ("amount", Amount));

        public SampleDeed Lost(DateTimeOffset at, string key, RejectReason reason)
        {
            var said = Words.Of(reason);
            return IsCrm
                ? Request(at, key, $"/api/contacts/{ContactId}/stage", ("stage", "lead"), ("lost", true), ("reason", said))
                : Request(at, key, Link, ("move", "lost"), ("reason", said));
        }

        private SampleDeed Say(DateTimeOffset at, string key, (string, object) byLink, (string, object) byCrm, (string, object) amount) =>
            IsCrm ? Request(at, key, $"/api/contacts/{ContactId}/stage", byCrm, amount, ("currency", Currency)) : Request(at, key, Link, byLink, amount, ("currency", Currency));

        private static SampleDeed.Request Request(DateTimeOffset at, string key, string path, params (string Name, object Value)[] fields) =>
            new(at, key, HttpMethod.Post, path, fields.ToDictionary(field => field.Name, object? (field) => field.Value, StringComparer.Ordinal));
    }
}
