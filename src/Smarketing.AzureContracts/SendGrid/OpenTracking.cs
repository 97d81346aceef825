#nullable disable
namespace SendGrid.Helpers.Mail;

public class OpenTracking
{
    public bool? Enable { get; set; }

    public string SubstitutionTag { get; set; }
}
