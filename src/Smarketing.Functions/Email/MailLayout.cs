namespace Smarketing.Functions.Email;

/// <summary>The one frame of every mail: preview text, the message, and why it came.</summary>
internal static class MailLayout
{
    /// <summary>Keeps mail programs from filling the preview up with the first lines of the message.</summary>
    private static readonly string PreviewPadding = string.Concat(Enumerable.Repeat("\u034F\u200C\u00A0", 60));

    public static string Html(string language, string subject, string preview, string content, MailFooter footer) =>
        $"""
        <!doctype html>
        <html lang="{language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>{Encode(subject)}</title>
        <style>:root {"{"} color-scheme: light dark; {"}"} {MailStyles.Dark}</style>
        </head>
        <body class="frame" style="{MailStyles.Body}">
        <div style="{MailStyles.Preview}">{Encode(preview)}{PreviewPadding}</div>
        <table role="presentation" class="frame" width="100%" cellpadding="0" cellspacing="0" border="0" style="{MailStyles.Frame}"><tr><td align="center" style="padding:24px 12px 0;">
        <table role="presentation" class="card" width="600" cellpadding="0" cellspacing="0" border="0" style="{MailStyles.Card}"><tr><td class="content" style="{MailStyles.Content}">
        {content.Trim()}
        </td></tr></table>
        <table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;"><tr><td class="footer" style="{MailStyles.Footer}">
        {Footer(footer)}
        </td></tr></table>
        </td></tr></table>
        </body>
        </html>

        """;

    public static string Text(string content, MailFooter footer)
    {
        var unsubscribe = footer.UnsubscribeLink is null ? string.Empty : $"\n{footer.UnsubscribeLabel}: {footer.UnsubscribeLink}";
        return $"{content}\n\n-- \n{TextValueEncoder.Instance.Encode($"{footer.Reason}{unsubscribe}\n{footer.Sender}")}\n";
    }

    /// <remarks>SendGrid leaves a link alone that is marked so, before its address: the way out leads straight to us.</remarks>
    private static string Footer(MailFooter footer)
    {
        var unsubscribe = footer.UnsubscribeLink is null
            ? string.Empty
            : $"""<p style="{MailStyles.FooterLine}"><a clicktracking=off href="{Encode(footer.UnsubscribeLink)}" class="link" style="{MailStyles.WayOut}">{Encode(footer.UnsubscribeLabel)}</a></p>""";
        return $"""<p style="{MailStyles.FooterLine}">{Encode(footer.Reason)}</p>{unsubscribe}<p style="{MailStyles.FooterLine}">{Encode(footer.Sender)}</p>""";
    }

    private static string Encode(string? text) => HtmlValueEncoder.Instance.Encode(text);
}
