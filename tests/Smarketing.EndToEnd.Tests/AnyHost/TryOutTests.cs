using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>Changed rules that cannot be tried out.</summary>
[Trait("Host", "any")]
public sealed class TryOutTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Theory]
    [InlineData("""{"fit": {"threshold": 40, "rules": [{"id": "a", "points": 5, "when": {"seniorty": "manager"}}]}}""", "", "$.exclusions $.fit.rules[0].when.seniorty $.interest $.policies $.raisedHands")]
    [InlineData("""{"fit": 5, "raisedHands": ["e-book"], "more": 1}""", "?limit=0&after=x&format=xml", "$.exclusions $.fit $.interest $.more $.policies $.raisedHands after format limit")]
    [InlineData("[]", "", "")]
    [InlineData("{", "", "")]
    [InlineData("\"\\ud800\"", "", "")]
    [InlineData("""{"raisedHands": ["\ud800"]}""", "", "")]
    [InlineData("""{"fit": {"threshold": 40, "rules": [{"id": "a", "points": 5, "when": {"\ud800": "x"}}]}}""", "", "")]
    public async Task Rules_with_faults_are_refused_with_the_place_of_each(string body, string query, string places)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Program.Http.PostAsync($"/api/qualification/tryout{query}", content);

        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(places, string.Join(' ', (problem["errors"]?.AsObject() ?? []).Select(error => error.Key).Order(StringComparer.Ordinal)));
    }
}
