namespace Smarketing.Functions.Email;

/// <summary>The way out for mail: SendGrid on Azure, an outbox with a web page on one machine.</summary>
public interface IEmailSender
{
    Task<SendResult> SendAsync(EmailMessage message, CancellationToken cancellation);

    /// <summary>Whether a mail with this id was taken before; null where the provider can't tell.</summary>
    Task<bool?> WasTakenAsync(string messageId, CancellationToken cancellation);

    /// <summary>Has the provider forget what it keeps of a person; false where it must be asked again later.</summary>
    /// <param name="contactId">Whom the mails are about.</param>
    /// <param name="address">To which they went.</param>
    Task<bool> ForgetAsync(string contactId, string address, CancellationToken cancellation);
}

/// <param name="Detail">The provider's own id where it took the mail, else its reason.</param>
public sealed record SendResult(SendOutcome Outcome, string? Detail = null);

public enum SendOutcome
{
    /// <summary>The provider answers for the mail from here on.</summary>
    Taken,

    /// <summary>It lies in the person's mailbox already.</summary>
    Delivered,

    /// <summary>It never will be taken as it is: a bad address, a bad request.</summary>
    Refused,

    /// <summary>The provider is busy or down.</summary>
    TryLater,
}
