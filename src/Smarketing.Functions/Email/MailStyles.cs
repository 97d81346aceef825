namespace Smarketing.Functions.Email;

/// <summary>The look of a mail. Inline, because mail programs drop style sheets; the classes let those that keep them darken the page.</summary>
internal static class MailStyles
{
    public const string Font = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
    public const string Body = "margin:0;padding:0;background-color:#f4f3ef;";
    public const string Frame = "background-color:#f4f3ef;";
    public const string Card = "width:100%;max-width:600px;background-color:#ffffff;border-radius:10px;";
    public const string Content = $"padding:36px 32px 28px;font-family:{Font};font-size:16px;line-height:1.55;color:#1e2423;text-align:left;";
    public const string Footer = $"max-width:600px;padding:20px 32px 32px;font-family:{Font};font-size:13px;line-height:1.5;color:#5a625f;text-align:left;";
    public const string FooterLine = "margin:0 0 8px;";
    public const string WayOut = $"{Link}display:inline-block;padding:12px 0;";
    public const string Title = "margin:0 0 20px;font-size:23px;line-height:1.25;font-weight:650;letter-spacing:-0.01em;";
    public const string Heading = "margin:28px 0 8px;font-size:16px;line-height:1.35;font-weight:650;";
    public const string Paragraph = "margin:0 0 16px;";
    public const string List = "margin:0 0 16px;padding:0 0 0 20px;";
    public const string Item = "margin:0 0 6px;";
    public const string Quote = "margin:0 0 16px;padding:2px 0 2px 16px;border-left:3px solid #b9d3cc;";
    public const string QuoteParagraph = "margin:4px 0;";
    public const string Rule = "margin:24px 0;border:0;border-top:1px solid #dcdfdb;";
    public const string Link = "color:#0b5f55;text-decoration:underline;";
    public const string ButtonRow = "margin:20px 0;";
    public const string Button = "display:inline-block;padding:13px 22px;background-color:#0b5f55;border-radius:8px;color:#ffffff;font-weight:600;text-decoration:none;";
    public const string Preview = "display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;color:#f4f3ef;";

    public const string Dark =
        "@media (prefers-color-scheme: dark) {" +
        " .frame { background-color: #121615 !important; }" +
        " .card { background-color: #1c2221 !important; }" +
        " .content { color: #e8ecea !important; }" +
        " .footer { color: #a3adaa !important; }" +
        " .link { color: #7fd0c3 !important; }" +
        " .button { background-color: #7fd0c3 !important; color: #0b1f1c !important; }" +
        " }" +
        " @media (max-width: 480px) { .content { padding: 26px 20px 20px !important; } .footer { padding: 16px 20px 28px !important; } }";
}
