using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Smarketing.Functions.Storage;

namespace Smarketing.EndToEnd.Tests;

/// <summary>
/// A program in the middle of its work is lost, and its tables are brought into another in which nothing runs. It is told to wake what slept, and lives on.
/// </summary>
public sealed class RestoreTests : IAsyncLifetime
{
    private const string Lucia = "lucia@alba.mx";
    private const string Nora = "nora@brisa.mx";
    private const string Omar = "omar@cumbre.mx";

    /// <summary>After the third attempt should have opened, which was to be on that day's morning.</summary>
    private const string Later = "2026-01-09T12:00:00-06:00";

    private LocalProgram _lost = null!;
    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync()
    {
        _lost = await LocalProgram.StartAsync();
        await LiveAsync();
        _program = await _lost.StartSuccessorAsync(Later);
        await CopyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        await _lost.DisposeAsync();
    }

    [Fact]
    public async Task What_was_open_goes_on_to_its_end_and_nobody_is_told_anything_twice()
    {
        await _program.WindAsync("PT1H");
        Assert.DoesNotContain(await _program.OutboxAsync(), IsOfContact);
        await WakeAsync();
        var link = new Uri(await _lost.TaskLinkAsync("Lucía")).PathAndQuery;
        Assert.Contains("Lucía", WebUtility.HtmlDecode(await _program.Http.GetStringAsync(link)), StringComparison.Ordinal);
        await WakeAsync();
        await _program.WindAsync("P120D");

        var mails = (await _lost.OutboxAsync()).Concat(await _program.OutboxAsync()).ToList();
        Assert.Equal(5, mails.Count(mail => mail.Kind == "task" && mail.Subject.Contains("Lucía", StringComparison.Ordinal)));
        Assert.Equal(["done", "done", "missed", "missed", "missed"], (await OnlyFollowUpAsync(Lucia))["attempts"]!.AsArray().Select(attempt => (string)attempt!["status"]!));
        Assert.Equal(("recycled", "not-worked"), ((string)(await OnlyFollowUpAsync(Lucia))["ended"]!["how"]!, (string)(await OnlyFollowUpAsync(Lucia))["ended"]!["reason"]!));
        Assert.Single((await _program.ContactAsync(Lucia))["recycled"]!.AsArray());

        Assert.All([Lucia, Nora], person => Assert.Distinct(mails.Where(mail => mail.To == person && mail.Kind == "nurture").Select(mail => mail.Subject)));
        Assert.All([Lucia, Nora], person => Assert.Equal(3, mails.Count(mail => mail.To == person && mail.Kind == "nurture")));

        // The link, and three reminders.
        Assert.Equal(4, mails.Count(mail => mail.Kind == "deal"));
        Assert.Distinct(mails.Where(mail => mail.Kind == "deal").Select(mail => mail.At));
        Assert.Empty((await _program.GetJsonAsync("/local/instances?status=running")).AsArray());
        using var forgotten = await _program.Http.GetAsync(await ImportAddressAsync());
        Assert.Equal(HttpStatusCode.NotFound, forgotten.StatusCode);
    }

    [Fact]
    public async Task An_attempt_that_fell_due_meanwhile_opens_late_and_a_rep_answers_it()
    {
        await WakeAsync();

        var task = Assert.Single(await _program.OutboxAsync(), mail => mail.Kind == "task");
        Assert.Equal(DateTimeOffset.Parse(Later, CultureInfo.InvariantCulture), task.At);
        Assert.True((bool)(await _program.PostJsonAsync(task.Link("/tasks/"), new { verdict = "reject", reason = "no-need" }))["recorded"]!);
        await _program.WindAsync("PT16M");
        Assert.Equal("rejected", (string)(await OnlyFollowUpAsync(Lucia))["ended"]!["how"]!);
    }

    [Fact]
    public async Task Lists_of_another_instant_than_the_contacts_are_set_right_and_told_again_nothing_changes()
    {
        string[] lists = [TableNames.ContactIndex, TableNames.WorkItems];
        var right = await RowsAsync(lists);
        var (index, work) = (_program.Tables.GetTableClient(TableNames.ContactIndex), _program.Tables.GetTableClient(TableNames.WorkItems));
        var id = (string)(await _program.ContactAsync(Lucia))["id"]!;
        await index.DeleteEntityAsync("stage|mql", id);
        await index.UpsertEntityAsync(new TableEntity("stage|prospect", id));
        await index.UpsertEntityAsync(new TableEntity("suppressed|bounced", "00nobody"));
        await foreach (var row in work.QueryAsync<TableEntity>())
        {
            await work.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        }

        await work.UpsertEntityAsync(new TableEntity("ana", $"20260101T0000000000000|{id}") { ["ContactId"] = id });
        await work.UpsertEntityAsync(new TableEntity("ana", "20260101T0000000000000|zznobody") { ["ContactId"] = "zznobody" });

        // At the instant of the copy, so that nothing is due yet.
        await WakeAsync(limit: 2);
        Assert.Equal(right.Order(StringComparer.Ordinal).Where(row => !row.StartsWith(TableNames.WorkItems, StringComparison.Ordinal)), (await RowsAsync(TableNames.ContactIndex)).Order(StringComparer.Ordinal));
        Assert.Single(await RowsAsync(TableNames.WorkItems));

        var (before, mails) = (await RowsAsync([.. TableNames.All]), (await _program.OutboxAsync()).Count);
        await WakeAsync(limit: 1);
        Assert.Equal(before, await RowsAsync([.. TableNames.All]));
        Assert.Equal(mails, (await _program.OutboxAsync()).Count);
    }

    [Fact]
    public async Task A_page_is_as_long_as_asked_and_says_where_to_go_on()
    {
        var first = await _program.PostJsonAsync("/api/contacts/wake", new { limit = 3 });
        var second = await _program.PostJsonAsync("/api/contacts/wake", new { after = (string)first["next"]!, limit = 3 });

        Assert.Equal((3, 1), ((int)first["looked"]!, (int)second["looked"]!));
        Assert.Equal(3, (int)first["woken"]! + (int)second["woken"]!);
        Assert.Null(second["next"]);
        using var wrong = await _program.Http.PostAsync("/api/contacts/wake?", new StringContent("""{"after": "O'Brien", "limit": 501}""", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(["after", "limit"], JsonNode.Parse(await wrong.Content.ReadAsStringAsync())!["errors"]!.AsObject().Select(error => error.Key));
    }

    /// <summary>Lucía's follow-up after two of its attempts, Nora's track after its first mail, Omar's deal, and an import that waits to be forgotten.</summary>
    private async Task LiveAsync()
    {
        using var demo = await _lost.PostFormAsync("demo", new { email = Lucia, firstName = "Lucía", company = "Alba", phone = "+52 55 1234 5678", consent = true });
        using var newsletter = await _lost.PostFormAsync("newsletter", new { email = Nora, firstName = "Nora", jobTitle = "CEO", consent = true });
        using var won = await _lost.PostFormAsync("demo", new { email = Omar, firstName = "Omar", company = "Cumbre", phone = "+52 55 1234 5679" });
        using var import = await _lost.Http.PostAsync("/api/contacts/import", new StringContent("email\neva@delta.mx\n", Encoding.UTF8, "text/csv"));
        await _lost.SettleAsync();
        await _lost.PostJsonAsync(await _lost.TaskLinkAsync("Lucía"), new { outcome = "no-answer" });
        await _lost.PostJsonAsync(await _lost.TaskLinkAsync("Omar"), new { outcome = "connected", verdict = "qualify", budget = "yes", authority = "yes", need = "yes", timeline = "yes" });
        await _lost.PostJsonAsync("/local/clock", new { to = "2026-01-06T10:00:00-06:00" });
        await _lost.PostJsonAsync(await _lost.TaskLinkAsync("Lucía"), new { outcome = "sent" });
        await _lost.SettleAsync();
    }

    /// <summary>As the tables are copied on Azure: their rows, without what ran.</summary>
    private async Task CopyAsync()
    {
        foreach (var name in TableNames.All)
        {
            var target = _program.Tables.GetTableClient(name);
            await foreach (var row in _lost.Tables.GetTableClient(name).QueryAsync<TableEntity>())
            {
                await target.UpsertEntityAsync(new TableEntity(row), TableUpdateMode.Replace);
            }
        }
    }

    private async Task WakeAsync(int limit = 500)
    {
        string? after = null;
        do
        {
            after = (string?)(await _program.PostJsonAsync("/api/contacts/wake", new { after, limit }))["next"];
        }
        while (after is not null);
        await _program.SettleAsync();
    }

    private async Task<JsonNode> OnlyFollowUpAsync(string email) => Assert.Single((await _program.ContactAsync(email))["followUps"]!.AsArray())!;

    private async Task<string> ImportAddressAsync()
    {
        var job = (await RowsAsync(_lost, TableNames.Imports)).First().Split(' ')[1];
        using var known = await _lost.Http.GetAsync($"/api/contacts/imports/{job}");
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        return $"/api/contacts/imports/{job}";
    }

    private static bool IsOfContact(SentMail mail) => mail.Kind is "task" or "nurture" or "deal" or "reminder" or "breach";

    private Task<IReadOnlyList<string>> RowsAsync(params IReadOnlyList<string> tables) => RowsAsync(_program, tables);

    /// <summary>The rows with all they hold but the count of a contact's changes.</summary>
    private static async Task<IReadOnlyList<string>> RowsAsync(LocalProgram program, params IReadOnlyList<string> tables)
    {
        var rows = new List<string>();
        foreach (var name in tables)
        {
            await foreach (var row in program.Tables.GetTableClient(name).QueryAsync<TableEntity>())
            {
                var values = row.Where(value => value.Key is not ("Timestamp" or "odata.etag" or "PartitionKey" or "RowKey")).Select(value => $"{value.Key}={WithoutRevision(value.Value)}");
                rows.Add($"{name} {row.PartitionKey} {row.RowKey} {string.Join(' ', values)}");
            }
        }

        return rows;
    }

    private static string WithoutRevision(object value)
    {
        if (value is not string text || !text.StartsWith("{\"version\"", StringComparison.Ordinal))
        {
            return Convert.ToString(value, CultureInfo.InvariantCulture)!;
        }

        var json = JsonNode.Parse(text)!.AsObject();
        json.Remove("revision");
        return json.ToJsonString();
    }
}
