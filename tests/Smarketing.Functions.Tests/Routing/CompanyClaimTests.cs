using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Tests.Routing;

public sealed class CompanyClaimTests
{
    private static readonly CompanyClaim Claim = new("contact", "bruno");

    [Theory]
    [InlineData("lucia@alba.mx", "alba.mx")]
    [InlineData("Lucia@Obras.ALBA.mx", "obras.alba.mx")]
    [InlineData("lucia@gmail.com", null)]
    [InlineData("lucia@googlemail.com", null)]
    [InlineData("lucia@prodigy.net.mx", null)]
    [InlineData("lucia@unam.mx", null)]
    [InlineData("lucia@mit.edu", null)]
    [InlineData("lucia@al/ba.mx", null)]
    [InlineData(" lucia@alba.mx ", "alba.mx")]
    [InlineData("lucia@obra_norte.mx", "obra_norte.mx")]
    [InlineData("una-direccion-de-mas-de-sesenta-y-cuatro-letras-antes-de-la-arroba@alba.mx", "alba.mx")]
    [InlineData("alba.mx", null)]
    [InlineData("", null)]
    public void A_business_domain_stands_for_a_company(string email, string? company) => Assert.Equal(company, CompanyClaim.CompanyOf(Person() with { Person = new Person { Email = email, Language = "es" } }));

    [Fact]
    public void An_open_follow_up_makes_its_rep_the_owner() => Assert.Equal("ana", Claim.OwnerBy(Person()));

    [Fact]
    public void A_follow_up_just_given_makes_whoever_got_it_the_owner() =>
        Assert.Equal("bruno", Claim.OwnerBy(Person() with { FollowUp = FollowUpOf(rep: null, ended: null) }));

    [Theory]
    [InlineData(Stage.Lead, null)]
    [InlineData(Stage.Mql, null)]
    [InlineData(Stage.Sql, "ana")]
    [InlineData(Stage.Opportunity, "ana")]
    [InlineData(Stage.Customer, "ana")]
    public void After_the_follow_up_a_deal_or_a_customer_does(Stage stage, string? owner) =>
        Assert.Equal(owner, Claim.OwnerBy(Person() with { Stage = stage, FollowUp = FollowUpOf("ana", EndKind.Qualified) }));

    [Fact]
    public void Nobody_owns_a_company_by_somebody_disqualified_or_erased()
    {
        Assert.Null(Claim.OwnerBy(Person() with { Stage = Stage.Sql, Disqualified = new Disqualification(RejectReason.NoFit, SalesTeam.Monday) }));
        Assert.Null(Claim.OwnerBy(null));
    }

    [Fact]
    public void A_claim_is_kept_as_long_as_the_verdict_can_be_corrected()
    {
        var rejected = FollowUpOf("ana", EndKind.Rejected);

        Assert.True(CompanyClaim.IsUndecided(Person() with { FollowUp = rejected }));
        Assert.False(CompanyClaim.IsUndecided(Person() with { FollowUp = rejected with { IsSettled = true } }));
        Assert.False(CompanyClaim.IsUndecided(null));
    }

    [Fact]
    public void The_newest_follow_up_comes_first() =>
        Assert.True(string.CompareOrdinal(CompanyKeys.Owner("a", SalesTeam.Monday.AddTicks(1)), CompanyKeys.Owner("a", SalesTeam.Monday)) < 0);

    private static Contact Person() => new()
    {
        Id = "contact", Subject = "subject", Person = new Person { Email = "lucia@alba.mx", Language = "es" }, Stage = Stage.Mql,
        Rep = new RepAssignment("ana", "Ana Torres", []), FollowUp = FollowUpOf("ana", ended: null), CreatedAt = SalesTeam.Monday, UpdatedAt = SalesTeam.Monday,
    };

    private static FollowUpState FollowUpOf(string? rep, EndKind? ended) => new()
    {
        Number = 1, StartedAt = SalesTeam.Monday, RepId = rep, Ended = ended is { } how ? new FollowUpEnd(how, null, SalesTeam.Monday) : null,
    };
}
