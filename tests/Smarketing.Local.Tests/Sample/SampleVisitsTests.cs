using System.Text.Json;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Qualification;
using Smarketing.Functions.Sla;
using Smarketing.Local.Sample;

namespace Smarketing.Local.Tests.Sample;

public sealed class SampleVisitsTests
{
    private static readonly SampleYear Year = SampleYear.Before(new DateTimeOffset(2026, 1, 5, 15, 0, 0, TimeSpan.Zero), seed: 7, people: 400);

    private static readonly WorkingCalendar Calendar = new(
        TimeZoneInfo.FindSystemTimeZoneById("America/Mexico_City"),
        Enum.GetValues<DayOfWeek>().Where(day => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToDictionary(day => day, IReadOnlyList<WorkingHours> (_) => [new WorkingHours(new TimeOnly(9, 0), new TimeOnly(18, 0))]),
        []);

    private static readonly Dictionary<Offer, string> Forms = Enum.GetValues<Offer>().ToDictionary(offer => offer, offer => $"form-{offer}");

    [Fact]
    public void The_same_seed_makes_the_same_year_and_another_one_another()
    {
        Assert.Equal(Text(Year), Text(Year with { }));
        Assert.NotEqual(Text(Year), Text(Year with { Seed = 8 }));
    }

    [Fact]
    public void More_people_change_nothing_of_those_who_are_there() =>
        Assert.Equal(SamplePerson.Make(Year, 5), SamplePerson.Make(Year with { People = 4000 }, 5));

    [Fact]
    public void Everybody_has_an_address_of_their_own_that_mail_can_be_written_to()
    {
        var addresses = Enumerable.Range(0, Year.People).Select(number => NormalizedAddress.Parse(SamplePerson.Make(Year, number).Email)?.Value).ToList();

        Assert.DoesNotContain(null, addresses);
        Assert.Equal(Year.People, addresses.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_year_has_all_kinds_of_people_offers_and_sources()
    {
        var posts = Visits(Year).OfType<SampleDeed.Request>().ToList();

        Assert.All(Forms.Values, form => Assert.Contains(posts, post => post.Path == $"/api/forms/{form}"));
        Assert.All(SampleCampaigns.All, campaign => Assert.Contains(posts, post => Equals(post.Body.GetValueOrDefault("utm_campaign"), campaign.Id)));
        Assert.All(["MX", "CO", "PE", "CL"], country => Assert.Contains(posts, post => Equals(post.Body.GetValueOrDefault("country"), country)));
        Assert.Contains(posts, post => post.Body.ContainsKey("website_url"));
        Assert.Contains(posts, post => post.Key.EndsWith("-again", StringComparison.Ordinal));
        Assert.Contains(posts, post => Equals(post.Body.GetValueOrDefault("jobTitle"), "Estudiante de arquitectura"));
        Assert.Equal(posts.Count, posts.Select(post => post.Key).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Nobody_comes_to_a_form_that_the_company_does_not_have()
    {
        var posts = SampleVisits.Of(Year, Calendar, new Dictionary<Offer, string> { [Offer.Demo] = "demo" }).OfType<SampleDeed.Request>();

        Assert.All(posts, post => Assert.True(post.Path is "/api/forms/demo" or "/api/activities", post.Path));
    }

    [Fact]
    public void An_agenda_gives_out_each_deed_once_and_in_order_of_time()
    {
        var agenda = new SampleAgenda();
        var at = Year.From;
        agenda.Add([Deed("late", at.AddHours(2)), Deed("early", at), Deed("early", at.AddHours(1))]);

        Assert.Equal((at, "early"), (agenda.NextAt, agenda.Take(at)?.Key));
        Assert.Null(agenda.Take(at.AddHours(1)));
        Assert.Equal("late", agenda.Take(at.AddHours(2))?.Key);
        agenda.Add([Deed("late", at.AddHours(3))]);
        Assert.Null(agenda.NextAt);
    }

    private static SampleDeed.Request Deed(string key, DateTimeOffset at) => new(at, key, HttpMethod.Get, "/", new Dictionary<string, object?>());

    private static IEnumerable<SampleDeed> Visits(SampleYear year) => SampleVisits.Of(year, Calendar, Forms);

    private static string Text(SampleYear year) => JsonSerializer.Serialize(Visits(year).Cast<SampleDeed.Request>().Select(post => new { post.At, post.Key, post.Path, post.Body }));
}
