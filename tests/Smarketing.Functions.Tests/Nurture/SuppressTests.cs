using Smarketing.Functions.Contacts;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Nurture;

public sealed class SuppressTests
{
    private static readonly DateTimeOffset Now = Mexico.At(2026, 1, 20, 9);

    /// <summary>Each pair of reasons, in either order: the stronger one stands.</summary>
    public static TheoryData<SuppressionReason, SuppressionReason> Pairs =>
        [.. from first in Enum.GetValues<SuppressionReason>() from second in Enum.GetValues<SuppressionReason>() select (first, second)];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_strongest_reason_stands_whichever_came_first(SuppressionReason first, SuppressionReason second)
    {
        var once = Suppress.On(Lead(), first, Now)!.Contact;
        var twice = Suppress.On(once, second, Now.AddDays(1));

        Assert.Equal(second > first, twice is not null);
        Assert.Equal(Words.Of(first > second ? first : second), (twice?.Contact ?? once).Suppressed!.Why);
    }

    [Fact]
    public void A_reason_of_an_earlier_version_stands() =>
        Assert.Null(Suppress.On(Lead() with { Suppressed = new Suppression("some-older-word", Now) }, SuppressionReason.DoNotContact, Now));

    [Fact]
    public void What_the_person_does_again_after_taking_it_back_is_another_change()
    {
        var first = Suppress.On(Lead(), SuppressionReason.Unsubscribed, Now)!;
        var again = Suppress.On(first.Contact with { Suppressed = null, Revision = 2 }, SuppressionReason.Unsubscribed, Now)!;

        Assert.NotEqual(first.Timeline[0].Id, again.Timeline[0].Id);
    }

    [Theory]
    [InlineData(SuppressionReason.Bounced, true)]
    [InlineData(SuppressionReason.Unsubscribed, false)]
    [InlineData(SuppressionReason.Complained, false)]
    [InlineData(SuppressionReason.DoNotContact, false)]
    public void Only_a_bounce_is_lifted_by_somebody_else(SuppressionReason why, bool isLifted)
    {
        var lifted = Suppress.LiftBounce(Suppress.On(Lead(), why, Now)!.Contact, Now);

        Assert.Equal(isLifted, lifted is not null);
        Assert.Null(lifted?.Contact.Suppressed);
    }

    [Fact]
    public void Who_is_mailed_no_more_stands_in_the_list_of_the_reason()
    {
        var contact = Suppress.On(Lead(), SuppressionReason.Complained, Now)!.Contact;

        Assert.Equal(["stage|lead", "suppressed|complained"], ContactIndex.PartitionsOf(contact));
        Assert.Equal(["stage|lead"], ContactIndex.PartitionsOf(Lead()));
    }

    private static Contact Lead() => new()
    {
        Id = "contact", Subject = "subject", Person = new Person { Email = "lucia@alba.mx", Language = "es" }, Stage = Stage.Lead, CreatedAt = Now, UpdatedAt = Now,
    };
}
