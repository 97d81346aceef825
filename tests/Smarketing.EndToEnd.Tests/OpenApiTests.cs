namespace Smarketing.EndToEnd.Tests;

/// <summary>What the program answers against the description of it at <c>/api/openapi.json</c>.</summary>
public sealed class OpenApiTests : IAsyncLifetime
{
    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync() => _program = await LocalProgram.StartAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task Answers_have_the_members_that_are_described_and_no_others()
    {
        // A follow-up that nobody works, and the track after it: so that most of what may be null is there.
        using var submitted = await _program.PostFormAsync("demo", new { email = "lucia@alba.mx", firstName = "Lucía", company = "Alba", phone = "+52 55 1234 5678", consent = true, utm_source = "google", utm_medium = "cpc" });
        await _program.WindAsync("P16D");
        var description = new ApiDescription(await _program.GetJsonAsync("/api/openapi.json"));

        IReadOnlyList<string> faults = [.. await description.FaultsAsync("post", "/api/forms/demo", submitted), .. await DescribedRequests.FaultsAsync(_program, "lucia@alba.mx")];

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }
}
