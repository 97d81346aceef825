using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>Changed rules tried out on contacts that are stored.</summary>
public sealed class TryOutTests : IAsyncLifetime
{
    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync()
    {
        _program = await LocalProgram.StartAsync();
        foreach (var (form, email, jobTitle) in new[]
        {
            ("ebook", "ceo@gmail.com", "CEO"), ("ebook", "vp@gmail.com", "VP"), ("ebook", "manager@alba.mx", "Gerente de obra"),
            ("newsletter", "reader@gmail.com", "Arquitecta"), ("demo", "demo@alba.mx", "Arquitecta"),
        })
        {
            using var response = await _program.PostFormAsync(form, new { email, jobTitle });
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        }

        await _program.SettleAsync();
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task The_running_rules_move_nobody()
    {
        var page = await TryAsync(Section());

        Assert.Equal((5, 0), ((int)page["unchanged"]!, page["changes"]!.AsArray().Count));
        Assert.Equal("""{"done":5,"total":5}""", page["progress"]!.ToJsonString());
        Assert.Null(page["next"]);
    }

    [Fact]
    public async Task Changed_rules_show_who_would_change_side_and_store_nothing()
    {
        var section = Section();
        section["fit"]!["threshold"] = 25;
        section["fit"]!["rules"]![0]!["points"] = 20;

        var page = await TryAsync(section);

        Assert.Equal("""{"nurture":{"mql":1},"mql":{"nurture":2}}""", page["counts"]!.ToJsonString());
        var manager = await _program.ContactAsync("manager@alba.mx");
        var change = page["changes"]!.AsArray().Single(one => (string)one!["contact"]! == (string)manager["id"]!)!;
        Assert.Equal(("nurture", "mql", 25, 25, 35), ((string)change["from"]!, (string)change["to"]!, (int)change["fitBefore"]!, (int)change["fitAfter"]!, (int)change["interestAfter"]!));
        Assert.Contains("fit: manager +15", change["reasons"]!.AsArray().Select(reason => (string)reason!));
        Assert.Equal("lead", (string)manager["stage"]!);
    }

    [Fact]
    public async Task A_long_try_out_is_stopped_and_gone_on_with_page_by_page()
    {
        var section = Section();
        section["fit"]!["threshold"] = 1000;
        var whole = await TryAsync(section);

        var (parts, pages, next) = (new List<JsonNode>(), 0, "");
        do
        {
            var page = await TryAsync(section, $"?limit=2{(next.Length > 0 ? $"&after={Uri.EscapeDataString(next)}" : "")}");
            parts.AddRange(page["changes"]!.AsArray().Select(change => change!));
            next = (string?)page["next"] ?? "";
            pages++;
            Assert.Equal((Math.Min(2 * pages, 5), 5), ((int)page["progress"]!["done"]!, (int)page["progress"]!["total"]!));
        }
        while (next.Length > 0);

        Assert.Equal(3, pages);
        Assert.Equal(whole["changes"]!.AsArray().Select(change => change!.ToJsonString()), parts.Select(change => change.ToJsonString()));
    }

    [Fact]
    public async Task The_changes_come_as_a_table_too()
    {
        var section = Section();
        section["fit"]!["threshold"] = 1000;
        using var content = new StringContent(section.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _program.Http.PostAsync("/api/qualification/tryout?format=csv&limit=4", content);

        var table = await response.Content.ReadAsStringAsync();
        Assert.Equal(("text/csv", "utf-8"), (response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentType?.CharSet));
        Assert.Equal("contact,from,to,fitBefore,fitAfter,interestBefore,interestAfter,reasons", table.TrimStart('\uFEFF').Split("\r\n")[0]);
        var link = response.Headers.GetValues("Link").Single();
        using var rest = new StringContent(section.ToJsonString(), Encoding.UTF8, "application/json");
        using var last = await _program.Http.PostAsync(link[1..link.IndexOf('>', StringComparison.Ordinal)], rest);
        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
        Assert.False(last.Headers.Contains("Link"));
    }

    [Fact]
    public async Task Nobody_tries_rules_out_without_the_key()
    {
        using var stranger = new HttpClient { BaseAddress = _program.Http.BaseAddress };
        using var response = await stranger.PostAsJsonAsync("/api/qualification/tryout", Section());

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private Task<JsonNode> TryAsync(JsonNode section, string query = "") => _program.PostJsonAsync($"/api/qualification/tryout{query}", section);

    /// <summary>The shipped rules.</summary>
    private static JsonObject Section() => JsonNode.Parse(
        File.ReadAllText(Path.Combine(LocalProgram.Root, "config", "smarketing.json")),
        documentOptions: new() { CommentHandling = JsonCommentHandling.Skip })!["qualification"]!.DeepClone().AsObject();
}
