#nullable disable
namespace SendGrid.Helpers.Mail;

public class Personalization
{
    public List<EmailAddress> Tos { get; set; }

    public List<EmailAddress> Ccs { get; set; }

    public List<EmailAddress> Bccs { get; set; }

    public EmailAddress From { get; set; }

    public string Subject { get; set; }

    public Dictionary<string, string> Headers { get; set; }

    public Dictionary<string, string> CustomArgs { get; set; }

    public long? SendAt { get; set; }
}
