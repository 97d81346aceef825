using System.Globalization;
using Smarketing.Functions.Qualification;
using Smarketing.Functions.Sla;

namespace Smarketing.Local.Sample;

/// <summary>Who comes when, and with what: all that happens in the year without having been caused by it.</summary>
internal static class SampleVisits
{
    private const double Spam = 0.08;
    private const double Twice = 0.03;
    private const int DaysOfYear = 365;

    /// <summary>How far people are, by what they ask for, and how often that is.</summary>
    private static readonly IReadOnlyList<(Offer Item, double Weight)> FirstOffers =
    [
        (Offer.Newsletter, 12), (Offer.Blog, 5), (Offer.Ebook, 23), (Offer.Guide, 12), (Offer.Webinar, 12), (Offer.Demo, 14), (Offer.Contact, 7), (Offer.Pricing, 8), (Offer.BuyingGuide, 4), (Offer.Advice, 3),
    ];

    private static readonly IReadOnlyList<(Offer Item, double Weight)> LaterOffers = [(Offer.Ebook, 15), (Offer.Guide, 20), (Offer.Webinar, 25), (Offer.Demo, 22), (Offer.Pricing, 18)];

    public static IEnumerable<SampleDeed> Of(SampleYear year, WorkingCalendar calendar, IReadOnlyDictionary<Offer, string> forms)
    {
        for (var number = 0; number < year.People; number++)
        {
            foreach (var deed in OfPerson(year, calendar, forms, number))
            {
                yield return deed;
            }

            if (year.Chance("spam", Text(number)).Is(Spam))
            {
                var at = TimeOn(calendar, year, Math.Min(DaysOfYear, number * DaysOfYear / year.People), year.Chance("spam-time", Text(number)));
                yield return new SampleDeed.Request(at, $"spam-{number}", HttpMethod.Post, $"/api/forms/{forms.Values.First()}", new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["email"] = $"oferta{number}@sorteo.example", ["message"] = "Gane dinero desde casa", ["website_url"] = "https://sorteo.example",
                });
            }
        }
    }

    private static IEnumerable<SampleDeed> OfPerson(SampleYear year, WorkingCalendar calendar, IReadOnlyDictionary<Offer, string> forms, int number)
    {
        var person = SamplePerson.Make(year, number);
        var chance = year.Chance("visits", Text(number));
        var offered = forms.Keys.ToHashSet();
        var visits = chance.One<int>([(1, 72), (2, 19), (3, 9)]);

        // Fewer at the beginning than at the end: the company grows.
        var share = chance.Between(0, 1);
        var day = (int)(DaysOfYear * (chance.Is(0.6) ? share : Math.Sqrt(share)));
        for (var visit = 1; visit <= visits && day <= DaysOfYear; visit++)
        {
            var offer = chance.One([.. (visit == 1 ? FirstOffers : LaterOffers).Where(one => offered.Contains(one.Item)), (offered.First(), 0.001)]);
            var at = TimeOn(calendar, year, day, chance);
            var fields = person.Fields();
            foreach (var (name, value) in SampleCampaigns.VisitOn(day, chance))
            {
                fields[name] = value;
            }

            if (offer is Offer.Demo or Offer.Contact or Offer.Advice or Offer.Pricing && chance.Is(0.5))
            {
                fields["message"] = chance.One(SampleNames.Messages);
            }

            var post = new SampleDeed.Request(at, $"visit-{number}-{visit}", HttpMethod.Post, $"/api/forms/{forms[offer]}", fields);
            yield return post;
            if (chance.Is(Twice))
            {
                yield return post with { At = at.AddMinutes(1), Key = $"{post.Key}-again" };
            }

            if (offer == Offer.Webinar || chance.Is(0.1))
            {
                yield return Activity(at.AddDays(1), $"activity-{number}-{visit}", person, offer == Offer.Webinar ? "webinar" : "page");
            }

            day += chance.Whole(12, 110);
        }
    }

    private static SampleDeed.Request Activity(DateTimeOffset at, string key, SamplePerson person, string kind) =>
        new(at, key, HttpMethod.Post, "/api/activities", new Dictionary<string, object?>(StringComparer.Ordinal) { ["email"] = person.Email, ["kind"] = kind });

    /// <summary>Mostly in the hours in which people are at work, and more rarely on free days.</summary>
    private static DateTimeOffset TimeOn(WorkingCalendar calendar, SampleYear year, int days, SampleChance chance)
    {
        var day = year.Day(calendar, days);
        if (calendar.IntervalsOn(day).Count == 0 && chance.Is(0.7))
        {
            day = calendar.WorkingDayFrom(day);
        }

        var hour = chance.One<int>([(7, 3), (8, 6), (9, 10), (10, 13), (11, 13), (12, 11), (13, 7), (14, 7), (15, 9), (16, 9), (17, 7), (18, 4), (19, 3), (20, 3), (21, 2)]);
        return calendar.StartOf(day).AddHours(hour).AddMinutes(chance.Whole(0, 59));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
