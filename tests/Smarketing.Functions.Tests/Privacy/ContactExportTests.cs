using System.Text.Json;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Privacy;

public sealed class ContactExportTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);

    [Fact]
    public void A_consent_that_waits_for_its_confirmation_is_pending_and_one_of_a_file_has_its_text()
    {
        var asked = ConsentHistory.Asked(new Consent(Given: false, "2026-01", Monday, "newsletter", Pending: true), "s1");
        var imported = ConsentHistory.Given(new Consent(Given: true, "2026-01", Monday, "import"), "import-1");

        var consents = Export(asked, imported).GetProperty("Consents").EnumerateArray().ToList();

        Assert.Equal([(false, true), (true, false)], consents.Select(consent => (consent.GetProperty("Given").GetBoolean(), consent.GetProperty("Pending").GetBoolean())));
        Assert.All(consents, consent => Assert.Equal(("marketing-mail", "2026-01"), (consent.GetProperty("Purpose").GetString(), consent.GetProperty("TextVersion").GetString())));
    }

    [Theory]
    [InlineData("confirm", "contact", "confirm unsubscribe")]
    [InlineData("nurture", "contact", "unsubscribe")]
    [InlineData("asset", "contact", "unsubscribe")]
    [InlineData("prospecting", "contact", "unsubscribe")]
    [InlineData("task", "rep", "task")]
    [InlineData("reminder", "rep", "task")]
    [InlineData("deal", "deal-owner", "deal")]
    [InlineData("alert", "deal-owner", "deal")]
    [InlineData("alert", "manager", "")]
    public void A_link_is_named_for_what_the_mail_is(string mail, string to, string purposes)
    {
        var sent = TimelineEntry.Of(Monday, TimelineKind.Mail, "m1", ("mail", mail), ("to", to), ("status", "sent"), ("content", "template"));

        Assert.Equal(purposes, string.Join(' ', Export(sent).GetProperty("Links").EnumerateArray().Select(link => link.GetProperty("Purpose").GetString())));
    }

    private static JsonElement Export(params TimelineEntry[] timeline) =>
        JsonSerializer.SerializeToElement(ContactExport.Of(
            new Contact { Id = "contact", Subject = "subject", Person = new Person { Email = "lucia@alba.mx", Language = "es" }, Stage = Stage.Lead, CreatedAt = Monday, UpdatedAt = Monday },
            timeline, [], [], Mexico.Configuration.Forms.Values, Monday));
}
