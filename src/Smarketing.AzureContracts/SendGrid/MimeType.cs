#nullable disable
namespace SendGrid;

public class MimeType
{
    public static readonly string Html = "text/html";
    public static readonly string Text = "text/plain";
}
