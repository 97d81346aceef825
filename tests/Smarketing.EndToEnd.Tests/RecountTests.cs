using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>A made-up year, whose reports are held against a recount from each contact's own story.</summary>
public sealed class RecountTests : IAsyncLifetime
{
    private const int People = 150;
    private const string Year = "from=2025-01-01&to=2026-01-31";
    private static readonly string[] Stages = ["prospect", "lead", "mql", "sal", "sql", "opportunity", "customer"];

    private LocalProgram _program = null!;
    private IReadOnlyList<Story> _stories = [];

    public async ValueTask InitializeAsync()
    {
        _program = await LocalProgram.StartSampleAsync(People);
        _stories = await StoriesAsync();
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task The_reports_of_a_year_say_what_the_stories_of_all_contacts_come_to()
    {
        Assert.InRange(_stories.Count, People * 8 / 10, People);
        await FunnelAsync();
        await SlaAsync();
        await ChannelsAsync();
        await CampaignsAsync();
        await RepsAsync();
        await RecyclingAsync();
        await QualityAsync();
        await SpeedAsync();
    }

    private async Task FunnelAsync()
    {
        var report = await ReportAsync("funnel");
        Assert.Equal(Entered(_stories), report["stages"]!.AsArray().Select(stage => (int)stage!["entered"]!));
        Assert.All(Entered(_stories), entered => Assert.NotEqual(0, entered));
        Assert.Equal(Moves(_stories).Count(move => move.To == "lead" && Array.IndexOf(Stages, move.From) > 1), (int)report["recycled"]!);
        Assert.Equal(Deals("lost").Count, (int)report["dealsLost"]!);
    }

    private async Task SlaAsync()
    {
        var report = await ReportAsync("sla");
        var (marketing, sales, entered) = (report["marketing"]!, report["sales"]!, Entered(_stories));
        Assert.Equal((entered[2], entered[3], entered[4]), ((int)marketing["mqls"]!, (int)marketing["accepted"]!, (int)marketing["qualified"]!));
        var missed = All("attempt").Where(entry => (string?)entry["status"] == "missed").CountBy(entry => (string)entry["number"]!).OrderBy(attempt => attempt.Key).ToList();
        Assert.Equal(missed, sales["breaches"]!.AsArray().Select(breach => KeyValuePair.Create((string)breach!["name"]!, (int)breach["count"]!)).OrderBy(breach => breach.Key));
        Assert.Equal(
            (All("assigned").Count(entry => entry["from"] is null), Outcomes().Count, FollowUps().Count(IsOver)), ((int)sales["assigned"]!, (int)sales["attempts"]!, (int)sales["ended"]!));
        var first = sales["firstAttempt"]!;
        var made = FollowUps().Select(followUp => (FollowUp: followUp, At: FirstAttempt(followUp))).Where(one => one.At is not null).ToList();
        Assert.Equal(made.Count, (int)first["made"]!);
        Assert.Equal(
            made.Count(one => one.At - (DateTimeOffset)one.FollowUp["startedAt"]! <= TimeSpan.FromHours(24)), (int)first["arrivedInHours"]!["within"]! + (int)first["arrivedOutOfHours"]!["within"]!);
        var firsts = FollowUps().Select(followUp => followUp["attempts"]![0]!).Where(attempt => attempt["outcome"] is not null && !(bool)attempt["late"]!);
        Assert.Equal(firsts.Count(), (int)first["inTime"]!);
        Assert.NotEmpty(missed);
    }

    private async Task ChannelsAsync()
    {
        var report = await ReportAsync("channels");
        Same(All("submission").CountBy(entry => Text(entry, "channel")), report["sources"]!, source => (int)source["submissions"]!);
        Same(All("submission").CountBy(entry => Text(entry, "offer")), report["offers"]!, source => (int)source["submissions"]!);
        foreach (var (stage, number) in Stages.Index().Select(stage => (stage.Item, stage.Index)))
        {
            Same(_stories.GroupBy(story => story.Channel).Select(channel => KeyValuePair.Create(channel.Key, Entered(channel)[number])), report["sources"]!, source => (int?)source["first"]!["entered"]![stage] ?? 0);
        }

        Same(
            _stories.GroupBy(story => story.Channel).Select(channel => KeyValuePair.Create(channel.Key, channel.Sum(Won))), report["sources"]!,
            source => source["first"]!["revenue"]!.AsArray().Sum(amount => (decimal)amount!["amount"]!));
    }

    private async Task CampaignsAsync()
    {
        var report = await ReportAsync("campaigns");
        Same(All("submission").CountBy(entry => Text(entry, "campaign")), report["sources"]!, source => (int)source["submissions"]!);
        Same(_stories.GroupBy(story => story.Campaign).Select(campaign => KeyValuePair.Create(campaign.Key, Entered(campaign)[2])), report["sources"]!, source => (int?)source["first"]!["entered"]!["mql"] ?? 0);
        Assert.Contains(report["sources"]!.AsArray(), source => source!["cost"]!.AsArray().Count > 0 && source["first"]!["roi"] is not null);
    }

    private async Task RepsAsync()
    {
        var reps = (await ReportAsync("reps"))["reps"]!;
        Same(All("assigned").CountBy(entry => Text(entry, "rep")), reps, rep => (int)rep["assigned"]!, "id");
        Assert.Equal(Outcomes().Count, reps.AsArray().Sum(rep => (int)rep!["attempts"]!));
        foreach (var outcome in Outcomes().CountBy(entry => (string)entry["outcome"]!))
        {
            Assert.Equal(outcome.Value, reps.AsArray().SelectMany(rep => rep!["outcomes"]!.AsArray()).Where(one => (string)one!["name"]! == outcome.Key).Sum(one => (int)one!["count"]!));
        }

        Assert.Equal((Deals("won").Count, Deals("lost").Count), (reps.AsArray().Sum(rep => (int)rep!["dealsWon"]!), reps.AsArray().Sum(rep => (int)rep!["dealsLost"]!)));
        Assert.Equal(_stories.Sum(Won), reps.AsArray().SelectMany(rep => rep!["revenue"]!.AsArray()).Sum(amount => (decimal)amount!["amount"]!));
    }

    private async Task RecyclingAsync()
    {
        var given = FollowUps().Where(IsOver).Select(followUp => followUp["ended"]!).Where(ended => (string)ended["how"]! is "recycled" or "rejected" or "opted-out");
        Same(given.CountBy(ended => Text(ended, "reason")), (await ReportAsync("recycling"))["reasons"]!, reason => (int)reason["followUps"]!);
    }

    private async Task QualityAsync()
    {
        var report = await ReportAsync("quality");
        Assert.Equal((_stories.Count, All("submission").Count), ((int)report["newContacts"]!, (int)report["submissions"]!));
        Assert.Equal(All("submission").Count - _stories.Count, (int)report["fromKnown"]!);
        Assert.Equal(
            (Outcomes().Count(entry => (string?)entry["outcome"] == "bounced"), Outcomes().Count(entry => (string?)entry["outcome"] == "wrong-number")), ((int)report["bounces"]!, (int)report["wrongNumbers"]!));
        Same(All("suppressed").Where(entry => entry["why"] is not null).CountBy(entry => Text(entry, "why")), report["suppressed"]!, one => (int)one["count"]!);
    }

    private async Task SpeedAsync()
    {
        var bands = FollowUps().Where(IsOver).GroupBy(followUp => (FirstAttempt(followUp) - (DateTimeOffset)followUp["startedAt"]!)?.TotalMinutes switch
        {
            null => "never",
            < 60 => "under-1h",
            <= 24 * 60 => "1h-24h",
            _ => "over-24h",
        }).ToList();
        var report = (await ReportAsync("speed"))["bands"]!;
        Same(bands.Select(band => KeyValuePair.Create(band.Key, band.Count())), report, band => (int)band["followUps"]!, "firstAttempt");
        Same(
            bands.Select(band => KeyValuePair.Create(band.Key, band.Count(followUp => (string)followUp["ended"]!["how"]! == "qualified"))), report, band => (int)band["qualified"]!, "firstAttempt");
    }

    /// <summary>What is counted here is what the report says, name by name; what is nothing may be left out.</summary>
    private static void Same<T>(IEnumerable<KeyValuePair<string, T>> counted, JsonNode told, Func<JsonNode, T> number, string name = "name")
        where T : struct
    {
        var expected = counted.Where(one => !one.Value.Equals(default(T))).Select(one => (one.Key, one.Value)).Order();
        Assert.Equal(expected, told.AsArray().Select(one => (Text(one!, name), number(one!))).Where(one => !one.Item2.Equals(default(T))).Order());
    }

    private static int[] Entered(IEnumerable<Story> stories)
    {
        var entered = new int[Stages.Length];
        foreach (var (from, to) in Moves(stories))
        {
            for (var stage = Array.IndexOf(Stages, from) + 1; stage <= Array.IndexOf(Stages, to); stage++)
            {
                entered[stage]++;
            }
        }

        return entered;
    }

    private static IEnumerable<(string? From, string To)> Moves(IEnumerable<Story> stories) =>
        stories.SelectMany(story => story.Timeline).Where(entry => (string)entry["kind"]! == "stage" && entry["to"] is not null).Select(entry => ((string?)entry["from"], (string)entry["to"]!));

    /// <summary>Empty where there is none.</summary>
    private static string Text(JsonNode node, string name) => (string?)node[name] ?? "";

    private static bool IsOver(JsonNode followUp) => followUp["ended"] is not null;

    private static DateTimeOffset? FirstAttempt(JsonNode followUp) =>
        followUp["attempts"]!.AsArray().Where(attempt => attempt!["at"] is not null).Select(attempt => (DateTimeOffset?)attempt!["at"]!).Min();

    private static decimal Won(Story story) => story.Of("deal").Where(entry => (string?)entry["move"] == "won").Sum(entry => decimal.Parse((string)entry["amount"]!, System.Globalization.CultureInfo.InvariantCulture));

    private List<JsonNode> All(string kind) => [.. _stories.SelectMany(story => story.Of(kind))];

    private List<JsonNode> Outcomes() => [.. All("attempt").Where(entry => entry["outcome"] is not null)];

    private List<JsonNode> Deals(string move) => [.. All("deal").Where(entry => (string?)entry["move"] == move)];

    private IEnumerable<JsonNode> FollowUps() => _stories.SelectMany(story => story.FollowUps);

    private Task<JsonNode> ReportAsync(string name) => _program.GetJsonAsync($"/api/reports/{name}?{Year}");

    /// <summary>By owner: the lists by stage leave out who is out of the mix.</summary>
    private async Task<IReadOnlyList<Story>> StoriesAsync()
    {
        var stories = new List<Story>();
        foreach (var owner in new[] { "marketing", "shared", "sales" })
        {
            for (string? after = ""; after is not null;)
            {
                var page = await _program.GetJsonAsync($"/api/contacts?owner={owner}&limit=100&after={Uri.EscapeDataString(after)}");
                foreach (var contact in page["contacts"]!.AsArray())
                {
                    stories.Add(new Story(contact!, [.. (await _program.GetJsonAsync($"/api/contacts/{contact!["id"]}/timeline")).AsArray()!]));
                }

                after = (string?)page["next"];
            }
        }

        return stories;
    }

    private sealed record Story(JsonNode Contact, IReadOnlyList<JsonNode> Timeline)
    {
        public string Channel => Text(Of("submission").First(), "channel");

        public string Campaign => Text(Of("submission").First(), "campaign");

        public IEnumerable<JsonNode> FollowUps => Contact["followUps"]!.AsArray().Append(Contact["followUp"]).OfType<JsonNode>();

        public IEnumerable<JsonNode> Of(string kind) => Timeline.Where(entry => (string)entry["kind"]! == kind);
    }
}
