using Smarketing.Functions.Contacts;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Storage;
using Smarketing.Functions.Tests.Deals;

namespace Smarketing.Functions.Tests.Contacts;

/// <summary>What becomes of wishes about mail, and of mail that waits, where two contacts become one.</summary>
public sealed class MergedMailTests
{
    private static readonly DateTimeOffset Now = SoldContact.Monday;

    [Theory]
    [InlineData(-2, true)]
    [InlineData(0, false)]
    public void A_refusal_closes_the_question_that_the_other_was_asked_before(int refusedOn, bool isOpen)
    {
        var target = Of("target") with { Consent = new Consent(Given: false, "1", Now.AddDays(-1), "ebook", Pending: true) };
        var source = Of("source") with { Consent = null, Suppressed = new Suppression("unsubscribed", Now.AddDays(refusedOn)) };

        Assert.Equal(isOpen, Absorb(target, source).Contact.Consent!.Pending);
    }

    [Fact]
    public void An_alert_that_waits_at_the_source_goes_out_from_the_target()
    {
        var at = Now.AddMinutes(20);
        var target = Of("target") with { Stage = Stage.Sql };

        var change = Absorb(target, Of("source") with { AlertedAt = at });

        Assert.Equal(at, Waiting(change).Single().NotBefore);
        Assert.Equal(at, change.Contact.AlertedAt);
        Assert.Empty(Waiting(Absorb(target, Of("source") with { AlertedAt = Now.AddHours(-2) })));
    }

    private static IEnumerable<Effect.Send> Waiting(ContactChange change) => change.Effects.OfType<Effect.Send>().Where(send => send.NotBefore is not null);

    private static ContactChange Absorb(Contact target, Contact source) => ContactMerge.Absorb(target, source, Mexico.Configuration.Rules, Now)!;

    private static Contact Of(string id) => SoldContact.At(Stage.Lead).Contact with { Id = id, Subject = $"subject-{id}" };
}
