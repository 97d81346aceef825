#nullable disable
namespace SendGrid.Helpers.Mail;

public class MailSettings
{
    public SandboxMode SandboxMode { get; set; }
}
