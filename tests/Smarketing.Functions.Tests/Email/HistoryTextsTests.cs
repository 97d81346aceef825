using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Tests.Email;

public sealed class HistoryTextsTests
{
    private static readonly TimeZoneInfo Zone = Mexico.Configuration.Company.Zone;

    [Theory]
    [InlineData("raised-hand: demo", "Raised a hand: asked for a demo", "Levantó la mano: pidió una demostración")]
    [InlineData("fit 25 of 40", "Fit: 25 points (high from 40)", "Perfil: 25 puntos (alto desde 40)")]
    [InlineData("fit: manager +15", "manager: +15", "tiene un puesto de mando: +15")]
    [InlineData("fit: likes-concrete -5", "likes-concrete: -5", "likes-concrete: -5")]
    [InlineData("fit-high, interest-high", "Fits well and shows interest", "Buen perfil y mucho interés")]
    [InlineData("fit-low, interest-high: policy order-desk", "Wants to buy without being our profile: just take the order", "Quiere comprar sin ser nuestro perfil: solo tome el pedido")]
    [InlineData("fit-high, interest-low: policy mql", "Fits well, little interest so far: the aim is to raise it", "Buen perfil, todavía poco interés: el objetivo es despertarlo")]
    [InlineData("fit: cap: company -10", "limit of company: -10", "tope de company: -10")]
    [InlineData("excluded: student", "Excluded from going to sales at once: student", "Excluido de pasar directo a ventas: estudiante")]
    public void A_reason_is_told_in_words(string reason, string english, string spanish) =>
        Assert.Equal((english, spanish), (HistoryTexts.Reason(reason, "en"), HistoryTexts.Reason(reason, "es")));

    [Fact]
    public void An_attempt_is_told_in_the_reps_language_and_zone()
    {
        var entry = TimelineEntry.Of(Mexico.At(2026, 1, 5, 9), TimelineKind.Attempt, "x", ("number", "1"), ("outcome", "no-answer"));

        Assert.Equal("5 ene, 09:00 · intento 1: no contestó", HistoryTexts.Line(entry, Zone, "es"));
        Assert.Equal("Jan 5, 9:00 AM · attempt 1: no answer", HistoryTexts.Line(entry, Zone, "en"));
    }

    [Fact]
    public void A_move_of_a_deal_is_told_with_its_amount()
    {
        var entry = TimelineEntry.Of(Mexico.At(2026, 1, 5, 9), TimelineKind.Deal, "x", ("move", "won"), ("amount", "12500.5"), ("currency", "MXN"));

        Assert.Equal("5 ene, 09:00 · negocio ganado: 12,500.50 MXN", HistoryTexts.Line(entry, Zone, "es"));
        Assert.Equal("Jan 5, 9:00 AM · deal lost", HistoryTexts.Line(entry with { Details = new Dictionary<string, string>(StringComparer.Ordinal) { ["move"] = "lost" } }, Zone, "en"));
    }

    [Fact]
    public void Every_word_of_the_program_has_its_words_in_both_languages()
    {
        IEnumerable<string> words = [.. Words.All<Offer>(), .. Words.All<AttemptOutcome>(), .. Words.All<RecycleReason>(), .. Words.All<Channel>(), .. Mexico.Configuration.Rules.FitRules.Select(rule => rule.Id), .. Mexico.Configuration.Rules.Exclusions.Select(exclusion => exclusion.Id)];

        Assert.All(words.Except(["blog", "ebook", "webinar"]), word => Assert.NotEqual(KnownWords.In("en", word), KnownWords.In("es", word)));
    }
}
