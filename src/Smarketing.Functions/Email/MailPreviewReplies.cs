using Microsoft.AspNetCore.Http;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Email;

/// <summary>A mail as an answer.</summary>
internal static class MailPreviewReplies
{
    /// <summary>As a mail program shows it.</summary>
    public static IResult Html(HttpRequest request, EmailMessage message)
    {
        SecurityHeaders.AllowInlineStyles(request.HttpContext.Response.Headers);
        return Results.Content(message.Html, "text/html; charset=utf-8");
    }

    public static IResult Text(EmailMessage message) => Results.Text(message.Text, "text/plain; charset=utf-8");

    /// <summary>All that would be handed to the provider.</summary>
    public static IResult Whole(string name, EmailMessage message) => Replies.Json(new
    {
        Name = name,
        Kind = Words.Of(message.Kind),
        From = message.From.Address,
        To = message.To.Address,
        ReplyTo = message.ReplyTo?.Address,
        message.Subject,
        Preview = message.PreviewText,
        message.Text,
        message.Html,
        message.Headers,
        Attachments = message.Attachments.Select(attachment => new { attachment.Name, Type = attachment.ContentType }),
    });
}
