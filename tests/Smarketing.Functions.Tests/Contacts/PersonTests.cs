using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Tests.Contacts;

public sealed class PersonTests
{
    private static readonly Person Known = new()
    {
        Email = "lucia@alba.mx", Language = "es", FirstName = "Lucía", LastName = "Prado", Company = "Alba", JobTitle = "Gerente", Phone = "55 1234", Employees = 40, Industry = "construction", Country = "MX",
    };

    private static readonly Person Other = new()
    {
        Email = "lu@gmail.com", Language = "en", FirstName = "Lu", LastName = "Meadow", Company = "Dawn", JobTitle = "Manager", Phone = "44 9999", Employees = 9, Industry = "retail", Country = "GB",
    };

    private static readonly Person Silent = new() { Email = "lu@gmail.com", Language = "en" };

    [Fact]
    public void What_is_said_later_goes_before_what_was_known() => Assert.Equal(Other, Known.Updated(Other));

    [Fact]
    public void What_is_not_said_again_is_known_still() => Assert.Equal(Known with { Email = Silent.Email, Language = Silent.Language }, Known.Updated(Silent));

    [Fact]
    public void What_is_said_for_the_first_time_is_known_from_then_on() => Assert.Equal(Other, Silent.Updated(Other));

    [Fact]
    public void A_jump_gives_each_stage_that_it_passes_the_same_time_and_leaves_those_before()
    {
        var contact = Contact.Prospect("contact", "subject", Known, new Functions.Intake.Touch(Functions.Intake.Channel.Direct, null, null, null, null, null, null, null, Records.Now), Records.Now);

        var times = contact.At(Stage.Sal, Records.Now.AddDays(1)).At(Stage.Lead, Records.Now.AddDays(2)).StageTimes;

        Assert.Equal(
            [(Stage.Prospect, 0), (Stage.Lead, 2), (Stage.Mql, 1), (Stage.Sal, 1)], times.OrderBy(reached => reached.Key).Select(reached => (reached.Key, (reached.Value - Records.Now).Days)));
    }
}
