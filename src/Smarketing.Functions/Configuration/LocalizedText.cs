namespace Smarketing.Functions.Configuration;

/// <summary>A text in both languages.</summary>
public sealed record LocalizedText(string Spanish, string English)
{
    public string In(string language) => language == "en" ? English : Spanish;

    /// <summary>One text for both languages, or <c>{"es": …, "en": …}</c>.</summary>
    public static LocalizedText Read(ConfigNode node, string name) => Read(node, name, (part, key) => part.Text(key));

    /// <summary>The same, of addresses.</summary>
    public static LocalizedText ReadLink(ConfigNode node, string name) => Read(node, name, (part, key) => part.Parsed(key, Link, "must be an absolute http or https address", ""));

    private static LocalizedText Read(ConfigNode node, string name, Func<ConfigNode, string, string> text)
    {
        if (node.IsObject(name))
        {
            return node.Object(name, part => new LocalizedText(text(part, "es"), text(part, "en")));
        }

        var both = text(node, name);
        return new LocalizedText(both, both);
    }

    private static string Link(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? text : throw new FormatException();
}
