#nullable disable
namespace SendGrid.Helpers.Mail;

public class SandboxMode
{
    public bool? Enable { get; set; }
}
