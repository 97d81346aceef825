using System.Text.Json.Nodes;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Privacy;

namespace Smarketing.Functions.Tests.Privacy;

public sealed class ConsentHistoryTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);

    [Fact]
    public void An_unsubscribe_takes_back_what_was_given_and_says_by_which_text()
    {
        var entry = Assert.Single(Suppress.On(Of(new Consent(Given: true, "2026-01", Monday, "demo")), SuppressionReason.Unsubscribed, Monday.AddDays(1))!.Timeline, entry => entry.Kind == TimelineKind.Consent);

        Assert.Equal(
            (Monday.AddDays(1), "marketing-mail", "false", "demo", "2026-01", "unsubscribed"),
            (entry.At, entry.Details["purpose"], entry.Details["given"], entry.Details["form"], entry.Details["textVersion"], entry.Details["why"]));
    }

    [Fact]
    public void What_was_never_given_is_not_taken_back() =>
        Assert.DoesNotContain(Suppress.On(Of(null), SuppressionReason.Unsubscribed, Monday)!.Timeline, entry => entry.Kind == TimelineKind.Consent);

    [Theory]
    [InlineData("2026-01", "Acepto recibir correos de Andamio. Puedo darme de baja en cualquier momento.")]
    [InlineData("2025-06", "Acepto.")]
    [InlineData("2019-01", null)]
    public void A_text_is_found_by_its_version_also_after_it_was_replaced(string version, string? text)
    {
        var (configuration, _) = Parse("""[{"version": "2025-06", "es": "Acepto.", "en": "I agree."}]""");

        Assert.Equal(text, configuration!.Forms["newsletter"].Consent.Find(version)?.Spanish);
    }

    [Fact]
    public void Two_texts_of_one_version_are_a_fault() =>
        Assert.Equal(["$.forms[0].consent.earlier: the version \"2026-01\" stands more than once"], Parse("""[{"version": "2026-01", "es": "Acepto.", "en": "I agree."}]""").Faults);

    private static (SmarketingConfiguration? Configuration, IReadOnlyList<string> Faults) Parse(string earlier)
    {
        var file = JsonNode.Parse(File.ReadAllText(Repository.PathTo("config", "smarketing.json")), documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        file["forms"]![0]!["consent"]!["earlier"] = JsonNode.Parse(earlier);
        return SmarketingConfiguration.Parse(file.ToJsonString());
    }

    private static Contact Of(Consent? consent) => new()
    {
        Id = "contact", Subject = "subject", Person = new Person { Email = "lucia@alba.mx", Language = "es" }, Stage = Stage.Lead, Consent = consent, CreatedAt = Monday, UpdatedAt = Monday,
    };
}
