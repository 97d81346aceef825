#nullable disable
namespace SendGrid.Helpers.Mail;

public class SubscriptionTracking
{
    public bool Enable { get; set; }

    public string Text { get; set; }

    public string Html { get; set; }

    public string SubstitutionTag { get; set; }
}
