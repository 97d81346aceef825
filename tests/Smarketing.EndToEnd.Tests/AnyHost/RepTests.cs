using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>The team, as whoever runs it asks for it and changes it.</summary>
[Trait("Host", "any")]
public sealed class RepTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Theory]
    [InlineData("""{"weight": 0, "capacity": "many", "away": {"from": "2026-02-06", "to": "2026-02-02"}}""", 400, "away capacity weight")]
    [InlineData("""{"away": "today"}""", 400, "away")]
    [InlineData("[]", 400, "")]
    [InlineData("{", 400, "")]
    [InlineData("null", 400, "")]
    public async Task A_change_that_cannot_be_made_is_refused_and_changes_nothing(string body, int status, string fields)
    {
        var before = await AnaAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await Program.Http.PutAsync("/api/reps/ana", content);

        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(fields, string.Join(' ', (problem["errors"]?.AsObject() ?? []).Select(error => error.Key).Order(StringComparer.Ordinal)));
        Assert.Equal(before, await AnaAsync());
    }

    [Fact]
    public async Task The_team_is_listed_and_who_is_not_in_it_is_404()
    {
        var reps = (await Program.GetJsonAsync("/api/reps"))["reps"]!.AsArray().Select(rep => (string)rep!["id"]!);
        using var unknown = await Program.Http.GetAsync("/api/reps/zoe");
        using var changed = await Program.Http.PutAsJsonAsync("/api/reps/manager", new { weight = 2 });

        Assert.Equal(["ana", "bruno", "carla", "diego"], reps);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (unknown.StatusCode, changed.StatusCode));
    }

    /// <summary>Without her load, which others change meanwhile.</summary>
    private async Task<string> AnaAsync()
    {
        var ana = (await Program.GetJsonAsync("/api/reps/ana")).AsObject();
        Assert.True(ana.Remove("load"));
        return ana.ToJsonString();
    }
}
