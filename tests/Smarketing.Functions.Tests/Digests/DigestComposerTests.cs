using Smarketing.Functions.Configuration;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Digests;
using Smarketing.Functions.Email;
using Smarketing.Functions.Links;
using Smarketing.Functions.Obstacles;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Tests.Email;
using Smarketing.Functions.Tests.Reports;

namespace Smarketing.Functions.Tests.Digests;

/// <summary>What a digest says of a week small enough to count by hand.</summary>
public sealed class DigestComposerTests
{
    private static readonly DueDigest Week = DigestTime.Due(Mexico.At(2026, 1, 12, 9), Mexico.Calendar).First();

    private static readonly Fact[] Facts =
    [
        Story.Fact("stage", "to=mql firstCampaign=spring"), Story.Fact("stage", "from=mql to=sal"), Story.Fact("submission", "campaign=spring"), Story.Fact("assigned", "rep=ana"),
        Story.Fact("attempt", "rep=ana attempt=1 late=false first=true workingMinutes=80 clockMinutes=80 arrivedInHours=true"),
        Story.Fact("follow-up-ended", "rep=ana confirmed=3 depthMet=true"), Story.Fact("deal", "outcome=won owner=ana amount=1500 currency=MXN"), Story.Fact("deal", "outcome=won owner=ana amount=9 currency=USD"),
    ];

    private static readonly Obstacle Obstacle = new("id", Mexico.At(2026, 1, 6), ObstacleSide.Sales, "Ana", "<b>No [phones](https://evil.example)</b>");

    [Fact]
    public void It_holds_the_week_against_promise_and_goal_in_the_readers_language()
    {
        var ana = Mexico.Configuration.Team.Reps[0] with { Goal = new Money(10_000, "MXN") };
        var company = Mexico.Configuration with { Goal = null, Team = Mexico.Configuration.Team with { Reps = [ana, .. Mexico.Configuration.Team.Reps.Skip(1)] } };

        var text = Compose("en", Facts, [Obstacle], company)!.Text;

        Assert.Contains("MQLs: 1 of 15.1 promised in the week; 1 of 67 so far in January; at this pace, 3", text, StringComparison.Ordinal);
        Assert.Contains("Won: 1,500.00 MXN; 1,500.00 MXN in January of a goal of 10,000.00 MXN (15%)", text, StringComparison.Ordinal);
        Assert.Contains("2 deals won, worth 1,500.00 MXN", text, StringComparison.Ordinal);
        Assert.Contains("The fastest first attempt: 1 h 21 min, by Ana Torres", text, StringComparison.Ordinal);
        Assert.Contains("First attempt within its term: 100% (1 of 1)", text, StringComparison.Ordinal);
        Assert.Contains("Ana Torres: 1 MQL, 1 attempt, 2 deals won; 15% of their goal of 10,000.00 MXN", text, StringComparison.Ordinal);
        Assert.Contains("spring: 1 form, 1 MQL", text, StringComparison.Ordinal);
        Assert.Contains("/dashboard/", text, StringComparison.Ordinal);
        Assert.Contains("of a goal of 8,333.33 MXN (18%)", Compose("en", Facts, [])!.Text, StringComparison.Ordinal);
        Assert.Contains("Ganado: 1,500.00 MXN; en enero, 1,500.00 MXN de una meta de 10,000.00 MXN (15 %)", Compose("es", Facts, [], company)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_typed_is_text_and_nothing_else()
    {
        var html = Compose("en", [], [Obstacle])!.Html;

        Assert.DoesNotContain("<b>No", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"https://evil.example", html, StringComparison.Ordinal);
        Assert.Contains("Ana, January 6, 2026", html, StringComparison.Ordinal);
    }

    [Fact]
    public void News_is_told_on_its_days_only()
    {
        var news = new Announcement(new LocalizedText("Ya se firma en línea.", "Contracts can be signed online."), new DateOnly(2026, 1, 12), new DateOnly(2026, 1, 12));
        var company = Mexico.Configuration with { Digest = DigestPolicy.Default with { News = [news] } };

        Assert.Contains("Contracts can be signed online.", Compose("en", [], [], company)!.Text, StringComparison.Ordinal);
        Assert.Null(Compose("en", [], [], company with { Digest = DigestPolicy.Default with { News = [news with { To = new DateOnly(2026, 1, 11), From = null }] } }));
    }

    [Fact]
    public void Nothing_to_tell_is_no_mail() => Assert.Null(Compose("es", [], []));

    [Fact]
    public void A_week_in_which_attempts_were_only_missed_is_told() =>
        Assert.NotNull(Compose("es", [Story.Fact("breach", "attempt=2 rep=ana")], []));

    [Fact]
    public void The_weeks_goes_to_manager_and_reps_and_the_months_to_the_directors_each_address_once()
    {
        var director = new Director("Eva Soto", "eva.soto@andamio.example", "en");
        var company = Mexico.Configuration with
        {
            Digest = new DigestPolicy([director], []),
            Team = Mexico.Configuration.Team with { Reps = [.. Mexico.Configuration.Team.Reps, Mexico.Configuration.Team.Reps[0] with { Id = "other", Email = "Marta.Rios@andamio.example" }] },
        };

        Assert.Equal(
            ["marta.rios@andamio.example", "ana.torres@andamio.example", "bruno.salas@andamio.example", "carla.mendez@andamio.example", "diego.luna@andamio.example"],
            DigestReader.Of(Week, company).Select(reader => reader.Address.Address));
        var ofMonth = Assert.Single(DigestReader.Of(Week with { IsMonthly = true }, company));
        Assert.Equal(("eva.soto@andamio.example", "en"), (ofMonth.Address.Address, ofMonth.Language));
        Assert.DoesNotContain("eva", DigestComposer.CauseOf(Week, ofMonth), StringComparison.Ordinal);
    }

    private static EmailMessage? Compose(string language, Fact[] facts, IReadOnlyList<Obstacle> obstacles, SmarketingConfiguration? company = null)
    {
        var configuration = company ?? Mexico.Configuration;
        var tallies = new[] { ReportName.Sla, ReportName.Reps, ReportName.Campaigns }.ToDictionary(report => report, report => (Rollup.Of(report, facts), Rollup.Of(report, facts)));
        var figures = DigestFigures.Of(tallies, Week, new ReportFrame(Week.Period, Week.Period.To, configuration));
        var options = new SmarketingOptions("", "https://leads.andamio.example", [new LinkKey("k1", new byte[32])], new byte[32]);
        var composer = new DigestComposer(configuration, options, MailSamples.Library, new SignedLink(options.LinkKeys));
        return composer.Compose(Week, new DigestReader(new EmailAddress("ana.torres@andamio.example", "Ana Torres"), language), figures, obstacles);
    }
}
