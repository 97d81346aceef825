using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Deals;

public sealed class SalesAlertTests
{
    [Fact]
    public void An_alert_that_waited_goes_to_whoever_has_the_contact_by_then()
    {
        var contact = SoldContact.At(Stage.Sql).Contact;
        var sold = contact with { Deal = new Deal { Number = 1, StartedAt = SoldContact.Monday, MovedAt = SoldContact.Monday } };
        var waited = SalesAlert.Of(contact, "more-1") with { NotBefore = SoldContact.Monday };

        var sent = SalesAlert.StillTo(sold, waited);

        Assert.Equal((Recipient.Rep, Recipient.DealOwner), (waited.To, sent.To));
        Assert.Equal((waited.Cause, waited.NotBefore, "alert-deal"), (sent.Cause, sent.NotBefore, sent.Template));
    }
}
