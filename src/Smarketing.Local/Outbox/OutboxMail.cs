using Smarketing.Functions.Email;

namespace Smarketing.Local.Outbox;

/// <summary>One mail as the outbox took it.</summary>
/// <param name="Id">Counts the mails taken; a second mail with the same message id is a second mail.</param>
public sealed record OutboxMail(long Id, DateTimeOffset At, EmailMessage Message);
