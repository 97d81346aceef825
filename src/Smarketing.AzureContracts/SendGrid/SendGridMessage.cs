#nullable disable
namespace SendGrid.Helpers.Mail;

public class SendGridMessage
{
    public EmailAddress From { get; set; }

    public string Subject { get; set; }

    public List<Personalization> Personalizations { get; set; }

    public List<Content> Contents { get; set; }

    public string PlainTextContent { get; set; }

    public string HtmlContent { get; set; }

    public List<Attachment> Attachments { get; set; }

    public Dictionary<string, string> Headers { get; set; }

    public List<string> Categories { get; set; }

    public Dictionary<string, string> CustomArgs { get; set; }

    public long? SendAt { get; set; }

    public MailSettings MailSettings { get; set; }

    public TrackingSettings TrackingSettings { get; set; }

    public EmailAddress ReplyTo { get; set; }

    public void SetFrom(string email, string name = null) => From = new EmailAddress(email, name);

    public void SetFrom(EmailAddress email) => From = email;

    public void SetReplyTo(EmailAddress email) => ReplyTo = email;

    public void SetGlobalSubject(string subject) => Subject = subject;

    public void SetSubject(string subject, int personalizationIndex = 0, Personalization personalization = null) =>
        Pick(personalizationIndex, personalization).Subject = subject;

    public void AddTo(string email, string name = null) => AddTo(new EmailAddress(email, name));

    public void AddTo(EmailAddress email, int personalizationIndex = 0, Personalization personalization = null) =>
        (Pick(personalizationIndex, personalization).Tos ??= []).Add(email);

    public void AddContent(string mimeType, string text) => (Contents ??= []).Add(new Content(mimeType, text));

    public void AddHeader(string headerKey, string headerValue, int personalizationIndex = 0, Personalization personalization = null) =>
        (Pick(personalizationIndex, personalization).Headers ??= [])[headerKey] = headerValue;

    public void AddGlobalHeader(string key, string value) => (Headers ??= [])[key] = value;

    public void AddGlobalHeaders(Dictionary<string, string> headers) => Headers = Joined(Headers, headers);

    public void AddCustomArg(string customArgKey, string customArgValue, int personalizationIndex = 0, Personalization personalization = null) =>
        (Pick(personalizationIndex, personalization).CustomArgs ??= [])[customArgKey] = customArgValue;

    public void AddGlobalCustomArg(string key, string value) => (CustomArgs ??= [])[key] = value;

    public void AddGlobalCustomArgs(Dictionary<string, string> customArgs) => CustomArgs = Joined(CustomArgs, customArgs);

    public void AddCategory(string category) => (Categories ??= []).Add(category);

    public void AddCategories(List<string> categories) => (Categories ??= []).AddRange(categories);

    public void AddAttachment(Attachment attachment) => (Attachments ??= []).Add(attachment);

    public void AddAttachment(string filename, string base64Content, string type = null, string disposition = null, string content_id = null) =>
        AddAttachment(new Attachment { Filename = filename, Content = base64Content, Type = type, Disposition = disposition, ContentId = content_id });

    public void SetSandBoxMode(bool enable) => (MailSettings ??= new()).SandboxMode = new() { Enable = enable };

    public void SetClickTracking(bool enable, bool enableText) =>
        (TrackingSettings ??= new()).ClickTracking = new() { Enable = enable, EnableText = enableText };

    public void SetOpenTracking(bool enable, string substitutionTag = null) =>
        (TrackingSettings ??= new()).OpenTracking = new() { Enable = enable, SubstitutionTag = substitutionTag };

    private static Dictionary<string, string> Joined(Dictionary<string, string> present, Dictionary<string, string> more)
    {
        var joined = present is null ? [] : new Dictionary<string, string>(present);
        foreach (var (key, value) in more)
        {
            joined[key] = value;
        }

        return joined;
    }

    private Personalization Pick(int index, Personalization given)
    {
        Personalizations ??= [];
        if (given is not null)
        {
            if (!Personalizations.Contains(given))
            {
                Personalizations.Add(given);
            }

            return given;
        }

        if (Personalizations.Count == 0 && index == 0)
        {
            Personalizations.Add(new Personalization());
        }

        return Personalizations[index];
    }
}
