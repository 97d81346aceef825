using System.Text.Json;
using System.Text.Json.Nodes;
using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Tests.Configuration;

public sealed class RunningConfigurationTests
{
    [Fact]
    public void The_version_changes_with_what_was_decided_and_not_with_how_it_was_written()
    {
        var version = Version(_ => { });

        Assert.Equal(version, RunningConfiguration.Of(JsonDocument.Parse(File.ReadAllText(ShippedFile.Path), SmarketingConfiguration.Lenient).RootElement).Version);
        Assert.NotEqual(version, Version(file => file["plan"]!["closeDay"] = 15));
    }

    [Fact]
    public void A_webhooks_address_is_shown_without_what_lets_anybody_post_to_it()
    {
        var file = ShippedFile.Read();
        file["webhooks"] = new JsonArray(new JsonObject { ["id"] = "chat", ["url"] = "https://hooks.chat.example/services/T0/B0/secret?token=secret" });
        var secret = RunningConfiguration.Of(JsonSerializer.SerializeToElement(file));
        file["webhooks"]![0]!["url"] = "https://hooks.chat.example/services/T0/B0/other";

        Assert.Equal("https://hooks.chat.example/…", secret.Json.GetProperty("webhooks")[0].GetProperty("url").GetString());
        Assert.NotEqual(secret.Version, RunningConfiguration.Of(JsonSerializer.SerializeToElement(file)).Version);
    }

    private static string Version(Action<JsonObject> change)
    {
        var file = ShippedFile.Read();
        change(file);
        return RunningConfiguration.Of(JsonSerializer.SerializeToElement(file)).Version;
    }
}
