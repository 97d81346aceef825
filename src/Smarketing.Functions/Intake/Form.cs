using Smarketing.Functions.Configuration;
using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Intake;

/// <summary>A landing page's form, as declared in the configuration.</summary>
/// <param name="InterestPoints">What asking for the offer is worth.</param>
/// <param name="Required">Fields without which a post is refused, e-mail among them.</param>
/// <param name="Language">Of whoever fills it in and names none; null for whatever the caller accepts.</param>
/// <param name="Origins">Origins that a browser may post from; * for any.</param>
/// <param name="Redirect">Where a browser's form post is sent on to; null for a page of thanks.</param>
/// <param name="Asset">What was offered, to be mailed; null where nothing is.</param>
/// <param name="DoubleOptIn">Whether a consent counts only when it has been confirmed from the mailbox itself.</param>
/// <param name="Captcha">Whose widget the page shows; null for none.</param>
public sealed record Form(
    string Id, Offer Offer, string? Language, int InterestPoints, IReadOnlyList<string> Required, IReadOnlyList<string> Origins, Uri? Redirect, ConsentText Consent, string? Campaign, TimeSpan FillTimeMin,
    Asset? Asset = null, bool DoubleOptIn = false, CaptchaService? Captcha = null)
{
    public static Form Read(ConfigNode node)
    {
        var id = node.Text("id");
        if (id.Any(character => !char.IsAsciiLetterOrDigit(character) && character != '-'))
        {
            node.Fault("id", "may have letters, digits and hyphens only: it is part of the address");
        }

        var required = node.Texts("required", ["email"]);
        foreach (var field in required.Where(field => !FieldNames.Known.Contains(field)))
        {
            node.Fault("required", $"\"{field}\" is no field; fields are {string.Join(", ", FieldNames.Known)}");
        }

        return new Form(
            id, node.Word<Offer>("offer"), node.Has("language") ? Company.ReadLanguage(node) : null, node.Number("interest", 0, 1000), required.Contains("email") ? required : ["email", .. required], node.Texts("origins", ["*"]),
            node.Has("redirect") ? node.Parsed("redirect", text => Absolute(text), "must be an absolute http or https address", new Uri("https://example.com")) : null,
            node.Object("consent", ConsentText.Read), node.OptionalText("campaign"), node.Duration("minimumFillTime", TimeSpan.Zero),
            node.Has("asset") ? node.Object("asset", Asset.Read) : null, node.Flag("doubleOptIn", fallback: false),
            node.Has("captcha") ? node.Word<CaptchaService>("captcha") : null);
    }

    public bool Allows(string origin) => Origins.Contains("*") || Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);

    private static Uri Absolute(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : throw new FormatException();
}

/// <param name="Version">Kept with each consent, so that what was agreed to can be shown.</param>
public sealed record ConsentText(string Version, string Spanish, string English)
{
    /// <summary>The texts before this one: people agreed to them, so they can still be shown.</summary>
    public IReadOnlyList<ConsentText> Earlier { get; init; } = [];

    public static ConsentText Read(ConfigNode node)
    {
        var text = ReadOne(node) with { Earlier = node.Has("earlier") ? node.Objects("earlier", ReadOne) : [] };
        foreach (var twice in text.Versions().GroupBy(one => one.Version, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            node.Fault("earlier", $"the version \"{twice.Key}\" stands more than once");
        }

        return text;
    }

    public IEnumerable<ConsentText> Versions() => [this, .. Earlier];

    public ConsentText? Find(string? version) => Versions().FirstOrDefault(text => text.Version == version);

    private static ConsentText ReadOne(ConfigNode node) => new(node.Text("version"), node.Text("es"), node.Text("en"));

    public string In(string language) => language == "en" ? English : Spanish;
}

/// <summary>What somebody fills in a form for: the ebook.</summary>
/// <param name="Link">Where it is fetched from.</param>
public sealed record Asset(LocalizedText Title, LocalizedText Link)
{
    public static Asset Read(ConfigNode node) => new(LocalizedText.Read(node, "title"), LocalizedText.ReadLink(node, "link"));
}
