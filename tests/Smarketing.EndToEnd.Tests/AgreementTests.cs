using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>The agreement of both teams, made from the running configuration.</summary>
public sealed class AgreementTests
{
    [Fact]
    public async Task What_was_agreed_when_can_be_shown_again()
    {
        var data = Directory.CreateTempSubdirectory("smarketing-agreement-").FullName;
        var shipped = await LocalProgram.StartProcessAsync(data);
        var first = await shipped.GetJsonAsync("/api/sla/agreement?lang=en");
        Assert.Equal("within 4 hours of working time from the MQL", FirstTerm(first));
        await shipped.KillAsync();

        // The same configuration is no new version, whatever the time.
        var again = await LocalProgram.StartProcessAsync(data);
        Assert.Single((await again.GetJsonAsync("/api/sla/agreement"))["versions"]!.AsArray());
        await again.KillAsync();

        using var own = new OwnConfiguration(configuration => configuration["plan"]!["firstDueIn"] = "PT2H");
        await using var changed = await LocalProgram.StartProcessAsync(data, configuration: own.Path);
        var second = await changed.GetJsonAsync("/api/sla/agreement?lang=es");
        var versions = second["versions"]!.AsArray().Select(version => (string)version!["id"]!).ToList();
        Assert.Equal([(string)first["version"]!, (string)second["version"]!], versions);
        Assert.Equal("dentro de 2 horas de trabajo a partir del MQL", FirstTerm(second));

        var old = await changed.GetJsonAsync($"/api/sla/agreement?lang=en&version={versions[0]}");
        Assert.Equal(first["sections"]!.ToJsonString(), old["sections"]!.ToJsonString());
    }

    private static string FirstTerm(JsonNode agreement) =>
        (string)agreement["sections"]!.AsArray().Single(section => (string)section!["id"]! == "times")!["lines"]![0]!["text"]!;
}
