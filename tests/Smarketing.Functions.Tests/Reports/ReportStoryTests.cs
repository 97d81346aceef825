using System.Text.Json;
using System.Xml;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Storage;
using Smarketing.Functions.Tests.Deals;
using Smarketing.Functions.Work;

namespace Smarketing.Functions.Tests.Reports;

/// <summary>Each report, of a story small enough to count by hand.</summary>
public sealed class ReportStoryTests
{
    private static readonly Fact NewMql = Story.Fact("stage", "to=mql firstChannel=paid-search firstCampaign=spring firstOffer=demo lastChannel=email lastOffer=ebook rep=ana fit=low interest=high raisedHand=true");

    [Fact]
    public void A_jump_counts_each_stage_that_it_passes()
    {
        var report = Story.Report<FunnelReport>(
            ReportName.Funnel, NewMql, Story.Fact("stage", "from=mql to=opportunity minutes=120"), Story.Fact("stage", "from=lead to=mql why=merged"), Story.Fact("stage", "from=sql to=lead"), Story.Fact("deal", "outcome=lost"));

        Assert.Equal([1, 1, 1, 1, 1, 1, 0], report.Stages.Select(step => step.Entered));
        Assert.Equal([1m, 1m, 1m, 1m, 1m, 0m, null], report.Stages.Select(step => step.Conversion));
        Assert.Equal([266.7m, 133.3m, 67m, null, 33.3m, 16.7m, 8.3m], report.Stages.Select(step => step.Planned));
        Assert.Equal((1, 1), (report.Recycled, report.DealsLost));
        Assert.InRange(XmlConvert.ToTimeSpan(report.Stages[(int)Stage.Mql].MedianTime!).TotalMinutes, 118.8, 121.2);
    }

    [Fact]
    public void The_SLA_holds_what_was_delivered_against_what_was_promised_and_what_was_kept_against_what_was_missed()
    {
        var report = Story.Report<SlaReport>(
            ReportName.Sla, NewMql, NewMql, Story.Fact("stage", "from=mql to=sal"), Story.Fact("assigned", "rep=ana"), Story.Fact("assigned", "rep=bruno from=ana why=missed"),
            Story.Fact("attempt", "rep=ana attempt=1 late=false first=true workingMinutes=30 clockMinutes=30 arrivedInHours=true"),
            Story.Fact("attempt", "rep=ana attempt=2 late=false"),
            Story.Fact("breach", "rep=bruno attempt=1"),
            Story.Fact("attempt", "rep=bruno attempt=1 late=true first=true workingMinutes=300 clockMinutes=3000 arrivedInHours=false"),
            Story.Fact("follow-up-ended", "rep=ana confirmed=2 depthMet=true"),
            Story.Fact("follow-up-ended", "rep=bruno confirmed=1 depthMet=false"));

        Assert.Equal((2, 67m, 6.2m, 1, 0.5m), (report.Marketing.Mqls, report.Marketing.Promised, report.Marketing.Pace, report.Marketing.Accepted, report.Marketing.AcceptedShare));
        Assert.Equal(new Cell("low", "high", RaisedHand: true, 2), Assert.Single(report.Marketing.Cells));
        var sales = report.Sales;
        Assert.Equal((2, 1, 1, 0.5m), (sales.FirstAttempt.Made, sales.FirstAttempt.InTime, sales.FirstAttempt.Missed, sales.FirstAttempt.ShareInTime));
        Assert.Equal((1m, 0m), (sales.FirstAttempt.ArrivedInHours.Share, sales.FirstAttempt.ArrivedOutOfHours.Share));
        Assert.Equal((3, 1.5m, 0.5m), (sales.Attempts, sales.AttemptsPerMql, sales.DepthMetShare));
        Assert.Equal(new CountOf("1", 1), Assert.Single(sales.Breaches));
        Assert.Equal([1, 1, 1], new[] { sales.Assigned, report.Reps[0].Sales.Assigned, report.Reps[1].Sales.Assigned });
        Assert.Equal(("ana", "Ana Torres", 1), (report.Reps[0].Id, report.Reps[0].Name, report.Reps[0].Sales.FirstAttempt.InTime));
    }

    [Fact]
    public void A_channel_gets_the_credit_of_first_and_of_last_touches_apart()
    {
        var report = Story.Report<SourcesReport>(
            ReportName.Channels, NewMql, Story.Fact("submission", "channel=email offer=ebook"),
            Story.Fact("deal", "outcome=won amount=1000.50 currency=MXN firstChannel=paid-search lastChannel=email firstOffer=demo"),
            Story.Fact("deal", "outcome=won firstChannel=paid-search lastChannel=email"));

        var (email, search) = (report.Sources[0], report.Sources[1]);
        Assert.Equal(("email", 1, 0, 1), (email.Name, email.Submissions, email.First.Entered.GetValueOrDefault("mql"), email.Last.Entered["mql"]));
        Assert.Equal(("paid-search", 1), (search.Name, search.First.Entered["prospect"]));
        Assert.Equal(new Amount(1000.50m, "MXN"), Assert.Single(search.First.Revenue));
        Assert.Equal(["", "demo", "ebook"], report.Offers!.Select(offer => offer.Name ?? ""));
    }

    [Fact]
    public void A_campaign_s_cost_falls_on_the_days_on_which_it_ran()
    {
        var campaign = new Campaign("spring", null, new Functions.Deals.Money(900, "MXN"), new Period(new DateOnly(2025, 12, 3), new DateOnly(2026, 1, 31)));
        var frame = new ReportFrame(Story.January, Story.January.To, Mexico.Configuration with { Campaigns = [campaign] });
        var tally = Rollup.Of(ReportName.Campaigns, [Story.Fact("deal", "outcome=won amount=930 currency=MXN firstCampaign=spring lastCampaign=a|b")]);

        var report = (SourcesReport)Rollup.Read(ReportName.Campaigns, SourcesReport.Bounded(tally), frame);

        Assert.Equal(["a|b", "spring"], report.Sources.Select(source => source.Name));
        Assert.Equal((465m, 1m), (report.Sources[1].Cost[0].Value, report.Sources[1].First.Roi));
    }

    [Fact]
    public void However_many_campaigns_somebody_makes_up_a_day_stays_small_enough_for_a_row()
    {
        var facts = Enumerable.Range(0, 1000).SelectMany(number =>
        {
            var name = $"{number:0000}{new string('"', 496)}";
            return new[] { Story.Fact("submission", $"campaign={name}"), Story.Fact("stage", $"to=customer firstCampaign={name} lastCampaign={name}"), Story.Fact("deal", $"outcome=won amount=1 currency=MXN firstCampaign={name} lastCampaign={name}") };
        });

        var tally = SourcesReport.Bounded(Rollup.Of(ReportName.Campaigns, facts));

        Assert.InRange(JsonSerializer.Serialize(tally, StoredJson.Compact.Tally).Length, 1, 500_000);
        Assert.Equal(1000, tally.Below("own", "submissions").Sum(sum => sum.Sum));
    }

    [Fact]
    public void A_rep_s_line_tells_what_they_were_given_did_and_brought_in()
    {
        var report = Story.Report<RepsReport>(
            ReportName.Reps, Story.Fact("assigned", "rep=bruno"), Story.Fact("attempt", "rep=bruno outcome=connected first=true"), Story.Fact("stage", "from=mql to=sal rep=bruno"),
            Story.Fact("follow-up-ended", "rep=bruno how=rejected reason=no-need"), Story.Fact("deal", "outcome=won owner=bruno amount=5 currency=USD"), Story.Fact("deal", "outcome=lost owner=outside"));

        var bruno = report.Reps[1];
        Assert.Equal(("bruno", 1, 35.4m, 1, 1, 1), (bruno.Id, bruno.Assigned, bruno.Capacity, bruno.Contacted, bruno.Attempts, bruno.DealsWon));
        Assert.Equal((1, 1), (bruno.Verdicts["accepted"], bruno.Verdicts["rejected"]));
        Assert.Equal((new CountOf("no-need", 1), new Amount(5, "USD")), (bruno.Reasons[0], bruno.Revenue[0]));
        Assert.Equal(("outside", 1), (report.Reps[^1].Id, report.Reps[^1].DealsLost));
    }

    [Fact]
    public void What_reps_have_open_stands_in_their_lines_and_so_does_who_has_nothing_but_that()
    {
        var contact = SoldContact.At(Stage.Mql).Contact;
        var frame = new ReportFrame(Story.January, Story.January.To, Mexico.Configuration)
        {
            Work = new Dictionary<string, IReadOnlyList<WorkLine>>
            {
                ["ana"] = [new WorkLine(contact, WorkKind.Call, 1, Mexico.At(2026, 1, 5, 13), IsOverdue: true), new WorkLine(contact, WorkKind.Mail, 2, Mexico.At(2026, 1, 6, 18), IsOverdue: false)],
                ["manager"] = [new WorkLine(contact, WorkKind.Verdict, 1, Mexico.At(2026, 1, 6, 18), IsOverdue: false)],
                ["gone"] = [],
            },
        };

        var report = RepsReport.Of(Tally.Empty, frame);

        Assert.Equal([("ana", 2), ("bruno", 0), ("carla", 0), ("diego", 0), ("manager", 1)], report.Reps.Select(rep => (rep.Id, rep.Today.Count)));
        Assert.Equal(new RepsReport.OpenTask(contact.Id, WorkKind.Call, 1, Mexico.At(2026, 1, 5, 13), Overdue: true), report.Reps[0].Today[0]);
        Assert.Equal(["ana", 2, 1], report.ToRows().ElementAt(1).Where((_, column) => column is 0 or >= 19));
    }

    [Fact]
    public void Recycling_sets_each_reason_against_what_had_made_the_MQL()
    {
        var report = Story.Report<RecyclingReport>(
            ReportName.Recycling, Story.Fact("follow-up-ended", "how=recycled reason=unable-to-reach firstChannel=social fit=high interest=high"),
            Story.Fact("follow-up-ended", "how=qualified"), Story.Fact("deal", "outcome=lost reason=no-budget"), Story.Fact("stage", "from=lead to=mql after=unable-to-reach"));

        Assert.Equal(["no-budget", "unable-to-reach"], report.Reasons.Select(reason => reason.Name));
        var unreached = report.Reasons[1];
        Assert.Equal((1, 0, 1, new CountOf("social", 1), new Cell("high", "high", RaisedHand: false, 1)), (unreached.FollowUps, unreached.Deals, unreached.CameBack, unreached.Channels[0], unreached.Cells[0]));
    }

    [Fact]
    public void Quality_counts_what_led_nowhere_once()
    {
        var report = Story.Report<QualityReport>(
            ReportName.Quality, NewMql, Story.Fact("submission", "known=true"), Story.Fact("submission", ""), Story.Fact("duplicate", ""), Story.Fact("spam", "reason=honeypot"),
            Story.Fact("attempt", "outcome=bounced"), Story.Fact("follow-up-ended", "how=rejected reason=no-fit"), Story.Fact("disqualified", "reason=no-fit"), Story.Fact("suppressed", "why=unsubscribed"), Story.Fact("erased", ""));

        Assert.Equal((1, 2, 1, 1, 1, 0, 1), (report.NewContacts, report.Submissions, report.FromKnown, report.Repeats, report.Bounces, report.WrongNumbers, report.Erased));
        Assert.Equal((new CountOf("honeypot", 1), new CountOf("no-fit", 1), new CountOf("unsubscribed", 1)), (report.Spam.Single(), report.Disqualified.Single(), report.Suppressed.Single()));
    }

    [Theory]
    [InlineData("firstMinutes=59.99", "under-1h")]
    [InlineData("firstMinutes=60", "1h-24h")]
    [InlineData("firstMinutes=1440", "1h-24h")]
    [InlineData("firstMinutes=1440.01", "over-24h")]
    [InlineData("", "never")]
    public void Speed_sorts_follow_ups_by_their_first_attempt(string first, string band)
    {
        var report = Story.Report<SpeedReport>(ReportName.Speed, Story.Fact("follow-up-ended", $"how=qualified {first}"), Story.Fact("follow-up-ended", $"how=recycled {first}"));

        Assert.Equal(new SpeedReport.Band(band, 2, 1, 0.5m), Assert.Single(report.Bands, one => one.FollowUps > 0));
    }

    [Theory]
    [InlineData("""[{ "id": "a", "cost": 1, "currency": "MXN", "from": "2026-01-01", "to": "2026-01-31", "channel": "paid-search" }]""", null)]
    [InlineData("""[{ "id": "a", "cost": -1, "currency": "PESO", "from": "2026-02-01", "to": "2026-01-31" }]""", "$.campaigns[0].to: must not be before from")]
    public void Faults_in_campaigns_are_named(string campaigns, string? fault)
    {
        var shipped = File.ReadAllText(Repository.PathTo("config", "smarketing.json"));
        var (configuration, faults) = SmarketingConfiguration.Parse(shipped.Replace("\"campaigns\": []", $"\"campaigns\": {campaigns}", StringComparison.Ordinal));

        if (fault is null)
        {
            Assert.Equal("a", configuration!.Campaigns.Single().Id);
        }
        else
        {
            Assert.Equal(3, faults.Count);
            Assert.Contains(fault, faults);
        }
    }
}
