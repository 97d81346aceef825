using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Tests.Contacts;

public sealed class ContactIndexTests
{
    [Theory]
    [InlineData("friend", "", "stage", "Must be one of prospect, lead, mql, sal, sql, opportunity, customer.", "Debe ser una de estas palabras: prospect, lead, mql, sal, sql, opportunity, customer.")]
    [InlineData("", "nobody", "owner", "Must be one of marketing, shared, sales.", "Debe ser una de estas palabras: marketing, shared, sales.")]
    public void A_list_that_there_is_not_is_refused_in_the_callers_language(string stage, string owner, string field, string english, string spanish)
    {
        Assert.Equal(english, Faults(stage, owner, "en")[field].Single());
        Assert.Equal(spanish, Faults(stage, owner, "es")[field].Single());
    }

    [Theory]
    [InlineData("lead", "sales", "ana", new[] { "stage|lead" })]
    [InlineData("", "marketing", "ana", new[] { "stage|prospect", "stage|lead", "disqualified" })]
    [InlineData("", "shared", "", new[] { "stage|mql", "stage|sal", "stage|sql" })]
    [InlineData("", "sales", "", new[] { "stage|opportunity", "stage|customer" })]
    [InlineData("", "", "ana", new[] { "rep|ana" })]
    [InlineData("", "", "", new[] { "stage|prospect", "stage|lead", "stage|mql", "stage|sal", "stage|sql", "stage|opportunity", "stage|customer", "disqualified" })]
    public void A_list_is_asked_for_by_stage_else_by_owner_else_by_rep(string stage, string owner, string rep, string[] lists)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);

        Assert.Equal(lists, ContactIndex.Asked(stage, owner, rep, ContactTexts.In("en"), errors));
        Assert.Empty(errors);
    }

    [Fact]
    public void Who_is_disqualified_stands_in_that_list_and_in_none_of_a_stage()
    {
        var contact = Records.Enter(null)!.Contact;

        Assert.Equal(["stage|lead"], ContactIndex.PartitionsOf(contact));
        Assert.Equal(["disqualified"], ContactIndex.PartitionsOf(contact with { Disqualified = new Disqualification(Functions.FollowUp.RejectReason.NoFit, Records.Now) }));
        Assert.Equal(["stage|lead", "rep|ana", "suppressed|unsubscribed"], ContactIndex.PartitionsOf(contact with { Rep = new RepAssignment("ana", "Ana", []), Suppressed = new Suppression("unsubscribed", Records.Now) }));
        Assert.Empty(ContactIndex.PartitionsOf(contact with { MergedInto = "other" }));
    }

    private static Dictionary<string, string[]> Faults(string stage, string owner, string language)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        ContactIndex.Asked(stage, owner, rep: "", ContactTexts.In(language), errors);
        return errors;
    }
}
