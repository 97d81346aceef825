using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Smarketing.EndToEnd.Tests;

/// <summary>What is held on a person is shown, and gone when it is to be gone, through the program as a company would use it.</summary>
public sealed class PrivacyTests : IAsyncLifetime
{
    private const string Email = "lucia.herrera@alba.mx";

    /// <summary>What would tell who she was, wherever it stood.</summary>
    private static readonly string[] Traces = ["lucia", "lucía", "herrera", "alba.mx", "alba", "1234 5678", "gerente de obra", "tres obras"];

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"smarketing-privacy-{LocalProgram.FreePort()}");
    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync() => _program = await LocalProgram.StartProcessAsync(_folder);

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task Erased_in_the_middle_of_a_follow_up_nothing_remains_that_tells_who_it_was()
    {
        await PostAsync("newsletter");
        await PostAsync("demo");
        await _program.PostJsonAsync(await _program.TaskLinkAsync("Lucía"), new { outcome = "no-answer", note = "Lucía vuelve el jueves" });
        await _program.WindAsync("P2D");
        var id = (string)(await _program.ContactAsync(Email))["id"]!;
        var link = await _program.TaskLinkAsync("Lucía");
        Assert.NotEmpty(Found());

        using var erased = await _program.Http.DeleteAsync($"/api/contacts/{id}");
        await _program.WindAsync("P20D");

        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        Assert.Equal([], Found());
        Assert.Null(await _program.FindContactAsync(Email));
        foreach (var path in new[] { $"/api/contacts/{id}", $"/api/contacts/{id}/timeline", $"/api/contacts/{id}/export" })
        {
            using var gone = await _program.Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        }

        using var over = await _program.Http.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, over.StatusCode);
        Assert.Empty((await _program.GetJsonAsync("/local/instances?status=running")).AsArray());
        Assert.Equal(1, CountFacts("erased"));
        Assert.Equal(1, CountFacts("follow-up-ended"));
        Assert.Equal(1, CountFacts("attempt"));
        Assert.Equal(2, CountFacts("submission"));
    }

    [Fact]
    public async Task The_rep_is_told_without_being_told_whom_and_the_second_time_of_asking_is_like_the_first()
    {
        await PostAsync("demo");
        var id = (string)(await _program.ContactAsync(Email))["id"]!;

        using var first = await _program.Http.DeleteAsync($"/api/contacts/{id}");
        using var second = await _program.Http.DeleteAsync($"/api/contacts/{id}");
        using var unknown = await _program.Http.DeleteAsync("/api/contacts/nobody");
        using var stranger = new HttpClient { BaseAddress = _program.Http.BaseAddress };
        using var refused = await stranger.DeleteAsync($"/api/contacts/{id}");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (first.StatusCode, second.StatusCode));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (unknown.StatusCode, refused.StatusCode));
        var notice = Assert.Single(await _program.OutboxAsync());
        Assert.Equal(("alert", "ana.torres@andamio.example", "Se borró un contacto suyo, ya no hay nada que hacer"), (notice.Kind, notice.To, notice.Subject));
        Assert.Empty(Found());
    }

    [Fact]
    public async Task Who_comes_back_is_a_new_person_with_nothing_of_the_old()
    {
        await PostAsync("demo");
        var before = await _program.ContactAsync(Email);
        using var erased = await _program.Http.DeleteAsync($"/api/contacts/{before["id"]}");

        await _program.WindAsync("PT1H");
        await PostAsync("demo");

        var back = await _program.ContactAsync(Email);
        Assert.Equal(("mql", 1), ((string)back["stage"]!, (int)back["followUp"]!["number"]!));
        Assert.Equal(2, (await _program.OutboxAsync()).Count);
        Assert.Equal("task", (await _program.OutboxAsync())[^1].Kind);
        await _program.WindAsync("PT1H");
        Assert.Equal((string)back["id"]!, (string)(await _program.ContactAsync(Email))["id"]!);
        Assert.Single((await _program.GetJsonAsync("/api/contacts?stage=mql"))["contacts"]!.AsArray());
    }

    [Fact]
    public async Task Forms_that_arrive_while_the_contact_is_erased_are_not_lost()
    {
        await PostAsync("demo");
        var id = (string)(await _program.ContactAsync(Email))["id"]!;

        var erasing = _program.Http.DeleteAsync($"/api/contacts/{id}");
        var posts = Enumerable.Range(1, 20).Select(i => _program.PostFormAsync("ebook", new { email = Email, message = $"{i}" })).ToList();
        foreach (var response in await Task.WhenAll(posts.Append(erasing)))
        {
            Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
            response.Dispose();
        }

        // Each came before the erasure, and went with it, or after, and stands. After it, all stand.
        using var last = await _program.PostFormAsync("ebook", new { email = Email, message = "last" });
        await _program.WindAsync("PT1H");
        var back = await _program.ContactAsync(Email);
        var messages = (await _program.GetJsonAsync($"/api/contacts/{back["id"]}/timeline")).AsArray().Where(entry => (string)entry!["kind"]! == "submission").Select(entry => (string)entry!["message"]!).ToList();
        Assert.Contains("last", messages);
        Assert.Equal(22, CountFacts("submission"));
    }

    [Fact]
    public async Task The_export_holds_what_is_held()
    {
        await PostAsync("demo");
        var contact = await _program.ContactAsync(Email);

        using var response = await _program.Http.GetAsync($"/api/contacts/{contact["id"]}/export");
        var export = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal($"attachment; filename=contact-{contact["id"]}.json", response.Content.Headers.ContentDisposition?.ToString().Replace("\"", "", StringComparison.Ordinal));
        Assert.Equal(Email, (string)export["contact"]!["person"]!["email"]!);
        Assert.Contains(export["timeline"]!.AsArray(), entry => (string)entry!["kind"]! == "submission");
        Assert.Equal("sent", (string)Assert.Single(export["mails"]!.AsArray())!["status"]!);
        var consent = Assert.Single(export["consents"]!.AsArray())!;
        Assert.Equal((true, "demo", "2026-01", "marketing-mail"), ((bool)consent["given"]!, (string)consent["form"]!, (string)consent["textVersion"]!, (string)consent["purpose"]!));
        Assert.StartsWith("Acepto recibir", (string)consent["text"]!["es"]!, StringComparison.Ordinal);
        Assert.Equal("task", (string)Assert.Single(export["links"]!.AsArray())!["purpose"]!);
        Assert.Equal("ana", (string)Assert.Single(export["ledger"]!.AsArray())!["rep"]!["id"]!);
        Assert.Equal("alba.mx", (string)export["company"]!);
        var texts = (await _program.GetJsonAsync("/api/consent-texts"))["texts"]!.AsArray();
        Assert.Contains(texts, text => (string)text!["form"]! == "demo" && (string)text["version"]! == "2026-01" && (bool)text["current"]!);
    }

    [Fact]
    public async Task Prospects_without_a_sign_of_life_for_a_year_are_erased_and_those_with_one_stay()
    {
        await PostAsync("newsletter");
        using var other = await _program.PostFormAsync("newsletter", new { email = "ines@gmail.com" });
        await _program.WindAsync("P200D");
        using var sign = await _program.PostFormAsync("blog", new { email = "ines@gmail.com" });

        await _program.WindAsync("P164D");
        Assert.NotNull(await _program.FindContactAsync(Email));
        await _program.WindAsync("P2D");

        Assert.Null(await _program.FindContactAsync(Email));
        Assert.Empty(Found());
        Assert.NotNull(await _program.FindContactAsync("ines@gmail.com"));
    }

    /// <summary>Every place in the data folder that still tells who she was.</summary>
    private IReadOnlyList<string> Found()
    {
        var cells = Cells().Where(cell => Traces.Any(trace => cell.Text.Contains(trace, StringComparison.OrdinalIgnoreCase))).Select(cell => $"{cell.Place}: {cell.Text}");
        var files = Directory.EnumerateFiles(Path.Combine(_folder, "outbox")).Where(file => Traces.Any(trace => File.ReadAllText(file).Contains(trace, StringComparison.OrdinalIgnoreCase)));
        return [.. cells, .. files];
    }

    private int CountFacts(string kind)
    {
        using var connection = Open();
        return Rows(connection, "SELECT row_key FROM entities JOIN tables ON tables.id = table_id WHERE name = 'Facts'").Count(row => row[0].Text.Contains($"|{kind}|", StringComparison.Ordinal));
    }

    private List<(string Place, string Text)> Cells()
    {
        using var connection = Open();
        var cells = new List<(string, string)>();
        foreach (var table in Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table'").Select(row => row[0].Text).ToList())
        {
            cells.AddRange(Rows(connection, $"SELECT * FROM \"{table}\"").SelectMany(row => row).Select(cell => ($"{table}.{cell.Column}", cell.Text)));
        }

        return cells;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder, "smarketing.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static IEnumerable<List<(string Column, string Text)>> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return [.. Enumerable.Range(0, reader.FieldCount).Select(i => (reader.GetName(i), reader.GetValue(i) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : $"{reader.GetValue(i)}"))];
        }
    }

    private async Task PostAsync(string form)
    {
        using var response = await _program.PostFormAsync(form, new
        {
            email = Email, firstName = "Lucía", lastName = "Herrera", company = "Alba", jobTitle = "Gerente de obra", phone = "+52 55 1234 5678", message = "Tenemos tres obras", consent = true,
        });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await _program.SettleAsync();
    }
}
