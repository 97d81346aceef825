using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Tests.Privacy;

public sealed class RetentionPolicyTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);
    private static readonly RetentionPolicy Policy = new(LeadsMonths: 24, ProspectsMonths: 12, DisqualifiedMonths: 6);

    [Theory]
    [InlineData(Stage.Prospect, 12)]
    [InlineData(Stage.Lead, 24)]
    public void Each_list_has_its_months_to_the_instant(Stage stage, int months)
    {
        var contact = Of(stage);

        Assert.False(Policy.IsPast(contact, Monday.AddMonths(months).AddTicks(-1)));
        Assert.True(Policy.IsPast(contact, Monday.AddMonths(months)));
    }

    [Theory]
    [InlineData(Stage.Mql)]
    [InlineData(Stage.Sal)]
    [InlineData(Stage.Sql)]
    [InlineData(Stage.Opportunity)]
    [InlineData(Stage.Customer)]
    public void Nobody_goes_with_whom_sales_has_something_open_or_who_has_bought(Stage stage) => Assert.False(Policy.IsPast(Of(stage), Monday.AddYears(50)));

    [Fact]
    public void A_lead_in_an_open_follow_up_stays() =>
        Assert.False(Policy.IsPast(Of(Stage.Lead) with { FollowUp = new FollowUpState { Number = 1, StartedAt = Monday } }, Monday.AddYears(50)));

    [Fact]
    public void Who_is_disqualified_has_the_months_of_the_disqualified_whatever_the_stage()
    {
        var contact = Of(Stage.Mql) with { Disqualified = new Disqualification(RejectReason.NoFit, Monday.AddDays(1)) };

        Assert.False(Policy.IsPast(contact, Monday.AddMonths(6)));
        Assert.True(Policy.IsPast(contact, Monday.AddMonths(6).AddDays(1)));
    }

    [Fact]
    public void Without_months_everybody_is_kept()
    {
        Assert.All(Enum.GetValues<Stage>(), stage => Assert.False(RetentionPolicy.KeepAll.IsPast(Of(stage), Monday.AddYears(100))));
        Assert.Empty(RetentionPolicy.KeepAll.Lists());
        Assert.Equal([("stage|prospect", 12), ("stage|lead", 24), ("disqualified", 6)], Policy.Lists());
    }

    public static TheoryData<string, Contact> Signs => new()
    {
        { "a form", Of(Stage.Lead) with { LastTouch = new Touch(Channel.Direct, null, null, null, null, null, null, null, Monday.AddDays(9)) } },
        { "interest", Of(Stage.Lead) with { Interest = [new InterestEvent("ebook", 35, Monday.AddDays(9))] } },
        { "consent", Of(Stage.Lead) with { Consent = new Consent(Given: true, "1", Monday.AddDays(9), "ebook") } },
        { "an unsubscribe", Of(Stage.Lead) with { Suppressed = new Suppression("unsubscribed", Monday.AddDays(9)) } },
        { "a stage", Of(Stage.Lead) with { StageTimes = new Dictionary<Stage, DateTimeOffset> { [Stage.Sql] = Monday.AddDays(9) } } },
        { "the end of a follow-up", Of(Stage.Lead) with { FollowUp = new FollowUpState { Number = 1, StartedAt = Monday, Ended = new FollowUpEnd(EndKind.Recycled, "not-ready", Monday.AddDays(9)) } } },
    };

    [Theory]
    [MemberData(nameof(Signs))]
    public void The_months_run_from_the_last_sign_of_life(string sign, Contact contact) =>
        Assert.True(RetentionPolicy.LastSignOf(contact) == Monday.AddDays(9), sign);

    [Fact]
    public void A_mail_that_was_sent_is_no_sign_of_life() =>
        Assert.Equal(Monday, RetentionPolicy.LastSignOf(Of(Stage.Lead) with { UpdatedAt = Monday.AddYears(1) }));

    private static Contact Of(Stage stage) => new()
    {
        Id = "contact", Subject = "subject", Person = new Person { Email = "lucia@alba.mx", Language = "es" }, Stage = stage, CreatedAt = Monday, UpdatedAt = Monday,
    };
}
