using System.Net;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>Reports held against what the contacts' own timelines tell.</summary>
public sealed class ReportTests : IAsyncLifetime
{
    private const int People = 30;
    private const int Seed = 20260105;
    private const string All = "from=2026-01-01&to=2026-03-31";
    private static readonly string[] Stages = ["prospect", "lead", "mql", "sal", "sql", "opportunity", "customer"];

    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync() => _program = await LocalProgram.StartAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task What_reports_say_is_what_the_timelines_tell()
    {
        await LiveAsync(new Random(Seed));
        await _program.WindAsync("P20D");

        var contacts = await ContactsAsync();
        var moves = new List<(string? From, string To, DateTimeOffset At, string Channel)>();
        foreach (var contact in contacts)
        {
            moves.AddRange((await TimelineAsync(contact, "stage")).Select(entry => ((string?)entry["from"], (string)entry["to"]!, (DateTimeOffset)entry["at"]!, (string)contact["source"]!["first"]!["channel"]!)));
        }

        var whole = await EnteredAsync(All);
        Assert.Equal(People, whole[0]);
        Assert.All([2, 3, 4], stage => Assert.NotEqual(0, whole[stage]));
        Assert.Equal(Recount(moves), whole);

        // Day by day it comes to the same as at once.
        var halves = (await EnteredAsync("from=2026-01-01&to=2026-01-12")).Zip(await EnteredAsync("from=2026-01-13&to=2026-03-31"), (one, other) => one + other);
        Assert.Equal(whole, halves);
        Assert.Equal(
            Recount(moves.Where(move => move.At < new DateTimeOffset(2026, 1, 13, 6, 0, 0, TimeSpan.Zero))), await EnteredAsync("from=2026-01-01&to=2026-01-12"));

        var channels = (await ReportAsync("channels", All))["sources"]!.AsArray().Where(source => source!["first"]!["entered"]!["mql"] is not null)
            .ToDictionary(source => (string)source!["name"]!, source => (int)source!["first"]!["entered"]!["mql"]!);
        Assert.Equal(moves.Select(move => move.Channel).Distinct().ToDictionary(channel => channel, channel => Recount(moves.Where(move => move.Channel == channel))[2]).Where(channel => channel.Value > 0).OrderBy(channel => channel.Key), channels.OrderBy(channel => channel.Key));
        var attempts = (await Task.WhenAll(contacts.Select(contact => TimelineAsync(contact, "attempt")))).SelectMany(entries => entries).Count(entry => entry["outcome"] is not null);
        Assert.Equal(attempts, (await ReportAsync("reps", All))["reps"]!.AsArray().Sum(rep => (int)rep!["attempts"]!));
        Assert.Equal(whole[2], (int)(await ReportAsync("sla", All))["marketing"]!["mqls"]!);
    }

    [Fact]
    public async Task What_is_told_late_counts_for_its_day_at_once_and_ever_after()
    {
        const string Day = "from=2026-01-06&to=2026-01-06";
        using var posted = await _program.PostFormAsync("demo", new { email = "lucia@alba.mx", firstName = "Lucía" });
        await _program.WindAsync("P3D");
        Assert.Equal(0, (await EnteredAsync(Day))[6]);

        var id = (string)(await _program.ContactAsync("lucia@alba.mx"))["id"]!;
        await _program.PostJsonAsync($"/api/contacts/{id}/stage", new { stage = "customer", amount = 1200, currency = "MXN", at = "2026-01-06T23:59:59-06:00" });
        await _program.SettleAsync();
        Assert.Equal(1, (await EnteredAsync(Day))[6]);

        await _program.WindAsync("PT2H");
        Assert.Equal(1, (await EnteredAsync(Day))[6]);
        var revenue = (await ReportAsync("reps", Day))["reps"]!.AsArray().Single(rep => (int)rep!["dealsWon"]! == 1)!["revenue"]![0]!;
        Assert.Equal((1200m, "MXN"), ((decimal)revenue["amount"]!, (string)revenue["currency"]!));
    }

    /// <summary>People who come in one after the other, and reps who answer some of the tasks in some way.</summary>
    private async Task LiveAsync(Random random)
    {
        var forms = new[] { "demo", "demo", "ebook", "newsletter" };
        var media = new[] { "cpc", "email", "organic", "" };
        for (var i = 0; i < People; i++)
        {
            var form = forms[random.Next(forms.Length)];
            using var posted = await _program.PostFormAsync(form, new { email = $"p{i}@company{i}.mx", firstName = $"Persona{i}x", phone = "+52 55 1234 5678", utm_medium = media[random.Next(media.Length)] });
            Assert.Equal(HttpStatusCode.Accepted, posted.StatusCode);
            await _program.SettleAsync();
            if (form == "demo" && random.Next(4) > 0 && (await _program.OutboxAsync()).Any(mail => mail.Kind == "task" && mail.Subject.Contains($"Persona{i}x", StringComparison.Ordinal)))
            {
                object answer = random.Next(4) switch
                {
                    0 => new { outcome = "no-answer" },
                    1 => new { outcome = "connected", verdict = "accept" },
                    2 => new { verdict = "qualify", budget = "yes", authority = "yes", need = "yes" },
                    _ => new { verdict = "reject", reason = "no-need" },
                };
                await _program.PostJsonAsync(await _program.TaskLinkAsync($"Persona{i}x"), answer);
            }

            await _program.WindAsync($"PT{random.Next(1, 20)}H");
        }
    }

    private static int[] Recount(IEnumerable<(string? From, string To, DateTimeOffset At, string Channel)> moves)
    {
        var entered = new int[Stages.Length];
        foreach (var move in moves)
        {
            for (var stage = Array.IndexOf(Stages, move.From) + 1; stage <= Array.IndexOf(Stages, move.To); stage++)
            {
                entered[stage]++;
            }
        }

        return entered;
    }

    private async Task<int[]> EnteredAsync(string period) => [.. (await ReportAsync("funnel", period))["stages"]!.AsArray().Select(stage => (int)stage!["entered"]!)];

    private Task<JsonNode> ReportAsync(string name, string period) => _program.GetJsonAsync($"/api/reports/{name}?{period}");

    private async Task<IReadOnlyList<JsonNode>> ContactsAsync()
    {
        var contacts = new List<JsonNode>();
        foreach (var stage in Stages)
        {
            contacts.AddRange((await _program.GetJsonAsync($"/api/contacts?stage={stage}"))["contacts"]!.AsArray()!);
        }

        return contacts;
    }

    private async Task<IReadOnlyList<JsonNode>> TimelineAsync(JsonNode contact, string kind) =>
        [.. (await _program.GetJsonAsync($"/api/contacts/{contact["id"]}/timeline")).AsArray().Where(entry => (string)entry!["kind"]! == kind)!];
}
