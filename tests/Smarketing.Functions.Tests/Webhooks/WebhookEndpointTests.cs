using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Webhooks;

namespace Smarketing.Functions.Tests.Webhooks;

public sealed class WebhookEndpointTests
{
    [Theory]
    [InlineData("""[{"id": "crm", "url": "https://crm.example/hook"}]""", "")]
    [InlineData("""[{"id": "crm", "url": "http://localhost:8080/hook", "types": ["sla.breached"]}]""", "")]
    [InlineData("""[{"id": "crm", "url": "http://crm.example/hook"}]""", "$.webhooks[0].url")]
    [InlineData("""[{"id": "crm", "url": "https://user:word@crm.example/"}]""", "$.webhooks[0].url")]
    [InlineData("""[{"id": "crm", "url": "file:///etc/passwd"}]""", "$.webhooks[0].url")]
    [InlineData("""[{"id": "c|m", "url": "https://crm.example"}]""", "$.webhooks[0].id")]
    [InlineData("""[{"id": "crm", "url": "https://crm.example", "types": ["contact.moved"]}]""", "$.webhooks[0].types")]
    [InlineData("""[{"id": "crm", "url": "https://a.example"}, {"id": "crm", "url": "https://b.example"}]""", "$.webhooks")]
    public void An_endpoint_is_an_https_address_or_one_of_this_machine(string webhooks, string fault)
    {
        var (configuration, faults) = Parse(webhooks);

        Assert.Equal(fault, string.Join(' ', faults.Select(text => text.Split(':')[0])));
        Assert.Equal(fault.Length == 0, configuration is not null);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("whsec_", false)]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", false)]
    [InlineData("whsec_c2hvcnQ=", false)]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", true)]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw whsec_c2hvcnQ=", false)]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", true)]
    public void A_secret_is_of_the_length_that_the_standard_asks_for(string? secret, bool isGood)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Webhooks:crm:Secret", secret)]).Build();

        var (_, faults) = WebhookOptions.Read(settings, [new WebhookEndpoint("crm", new Uri("https://crm.example"), [])]);

        Assert.Equal(isGood, faults.Count == 0);
        Assert.All(faults, fault => Assert.StartsWith("setting Webhooks__crm__Secret", fault, StringComparison.Ordinal));
    }

    [Fact]
    public void An_endpoint_that_names_types_wants_no_others()
    {
        var some = new WebhookEndpoint("crm", new Uri("https://crm.example"), [WebhookTypes.Erased]);

        Assert.Equal([WebhookTypes.Erased], WebhookTypes.All.Where(some.Wants));
        Assert.Equal(WebhookTypes.All, WebhookTypes.All.Where((some with { Types = [] }).Wants));
    }

    private static (SmarketingConfiguration? Configuration, IReadOnlyList<string> Faults) Parse(string webhooks)
    {
        var file = JsonNode.Parse(File.ReadAllText(Repository.PathTo("config", "smarketing.json")), documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        file["webhooks"] = JsonNode.Parse(webhooks);
        return SmarketingConfiguration.Parse(file.ToJsonString());
    }
}
