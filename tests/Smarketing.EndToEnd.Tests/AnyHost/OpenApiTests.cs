using System.Text;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>What the program answers against the description of it at <c>/api/openapi.json</c>.</summary>
[Trait("Host", "any")]
public sealed class OpenApiTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task Every_route_answers_as_described()
    {
        var email = Program.Person("lucia@alba.mx");
        using var submitted = await Program.PostFormAsync("demo", new { email, firstName = "Lucía", company = "Alba", phone = "+52 55 1234 5678", consent = true, utm_source = "google", utm_medium = "cpc" });
        await Program.FirstTaskLinkAsync(email);

        var faults = await DescribedRequests.FaultsAsync(Program, email);

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Fact]
    public async Task An_import_answers_as_described()
    {
        var description = new ApiDescription(await Program.GetJsonAsync("/api/openapi.json"));

        using var preview = await ImportAsync("?dryRun=true");
        using var accepted = await ImportAsync("");
        using var job = await Program.Http.GetAsync(accepted.Headers.Location);

        Assert.Empty(await description.FaultsAsync("post", "/api/contacts/import", preview));
        Assert.Empty(await description.FaultsAsync("post", "/api/contacts/import", accepted));
        Assert.Empty(await description.FaultsAsync("get", accepted.Headers.Location!.OriginalString, job));
    }

    private Task<HttpResponseMessage> ImportAsync(string query) =>
        Program.Http.PostAsync($"/api/contacts/import{query}", new StringContent($"email\n{Program.Person("lola@alba.mx")}\nnobody\n", Encoding.UTF8, "text/csv"));
}
