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

    private static Dictionary<string, string[]> Faults(string stage, string owner, string language)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        ContactIndex.Asked(stage, owner, rep: "", ContactTexts.In(language), errors);
        return errors;
    }
}
