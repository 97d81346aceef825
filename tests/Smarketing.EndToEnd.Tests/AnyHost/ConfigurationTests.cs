using System.Net;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>The running program, as whoever runs it looks at it.</summary>
[Trait("Host", "any")]
public sealed class ConfigurationTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task The_running_configuration_is_shown_with_settings_in_their_places()
    {
        var shown = await Program.GetJsonAsync("/api/config");

        Assert.Equal("replies.andamio.example", (string)shown["configuration"]!["company"]!["replyDomain"]!);
        Assert.Equal(67, (int)shown["configuration"]!["sla"]!["promise"]!["mqlsPerMonth"]!);
        Assert.Matches("^[0-9a-f]{16}$", (string)shown["version"]!);
    }

    [Fact]
    public async Task It_is_well()
    {
        Assert.Equal("ok", (string)(await Program.GetJsonAsync("/health"))["status"]!);
        using var head = await Program.BrowseAsync(HttpMethod.Head, "/health");
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }
}
