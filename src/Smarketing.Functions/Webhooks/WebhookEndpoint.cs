using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Webhooks;

/// <summary>Another program that is told of what happens. There are no others than those configured.</summary>
/// <param name="Types">What it is told of; everything where it names none.</param>
public sealed record WebhookEndpoint(string Id, Uri Url, IReadOnlyList<string> Types)
{
    private static readonly Uri Nowhere = new("https://example.com");

    public bool Wants(string type) => Types.Count == 0 || Types.Contains(type, StringComparer.Ordinal);

    /// <summary>All endpoints; none where the file doesn't speak of any.</summary>
    public static IReadOnlyList<WebhookEndpoint> ReadAll(ConfigNode root)
    {
        var endpoints = root.Has("webhooks") ? root.Objects("webhooks", Read) : [];
        foreach (var twice in endpoints.GroupBy(endpoint => endpoint.Id).Where(same => same.Count() > 1))
        {
            root.Fault("webhooks", $"the id \"{twice.Key}\" stands more than once");
        }

        return endpoints;
    }

    private static WebhookEndpoint Read(ConfigNode node)
    {
        var id = node.Text("id");
        if (id.Any(character => !char.IsAsciiLetterOrDigit(character) && character != '-'))
        {
            node.Fault("id", "may have letters, digits and hyphens only: it is part of the setting that holds the secret");
        }

        var types = node.Texts("types", []);
        foreach (var type in types.Where(type => !WebhookTypes.All.Contains(type)))
        {
            node.Fault("types", $"\"{type}\" is no type; types are {string.Join(", ", WebhookTypes.All)}");
        }

        return new WebhookEndpoint(id, node.Parsed("url", Address, "must be an absolute https address; http for this machine only", Nowhere), types);
    }

    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)) && url.UserInfo.Length == 0
            ? url
            : throw new FormatException();
}

/// <summary>What other programs can be told of.</summary>
public static class WebhookTypes
{
    public const string StageChanged = "contact.stage_changed";
    public const string Erased = "contact.erased";
    public const string SlaBreached = "sla.breached";

    public static readonly IReadOnlyList<string> All = [StageChanged, Erased, SlaBreached];
}
