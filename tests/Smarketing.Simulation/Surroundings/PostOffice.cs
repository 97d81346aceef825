using Smarketing.Functions.Email;
using Smarketing.Simulation.Plans;

namespace Smarketing.Simulation.Surroundings;

/// <summary>The mail provider, which outlives the program, and whatever the program can't know of it.</summary>
internal sealed class PostOffice(WorldPlan plan, Troubles troubles, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<PostedMail> _mails = [];

    /// <summary>Raised with each mail that was taken.</summary>
    public event Action<PostedMail>? Taken;

    public IReadOnlyList<PostedMail> Mails
    {
        get
        {
            lock (_lock)
            {
                return [.. _mails];
            }
        }
    }

    public IEmailSender For(Life life) => new Counter(this, life);

    private bool Has(string messageId)
    {
        lock (_lock)
        {
            return _mails.Any(mail => mail.Message.Id == messageId);
        }
    }

    private SendResult Take(EmailMessage message)
    {
        var mail = new PostedMail(clock.GetUtcNow(), message);
        lock (_lock)
        {
            _mails.Add(mail);
        }

        Taken?.Invoke(mail);
        return new SendResult(plan.ProviderTells ? SendOutcome.Delivered : SendOutcome.Taken, message.Id);
    }

    private sealed class Counter(PostOffice office, Life life) : IEmailSender
    {
        public async Task<SendResult> SendAsync(EmailMessage message, CancellationToken cancellation)
        {
            await life.GoOnAsync();
            switch (office.Trouble(message))
            {
                case null:
                    return office.Take(message);
                case MailFault.Refused:
                    return new SendResult(SendOutcome.Refused, "550");
                case MailFault.PutOff:
                    return new SendResult(SendOutcome.TryLater);
                case MailFault.NeverArrived:
                    throw new HttpRequestException("The connection was reset.");
                case MailFault.AnswerLost:
                    office.Take(message);
                    throw new HttpRequestException("The connection was reset.");
                case MailFault.CrashAfter:
                    office.Take(message);
                    return await life.DieAsync<SendResult>();
                default:
                    return await life.DieAsync<SendResult>();
            }
        }

        public async Task<bool?> WasTakenAsync(string messageId, CancellationToken cancellation)
        {
            await life.GoOnAsync();
            return office.Tells ? office.Has(messageId) : null;
        }

        public Task<bool> ForgetAsync(string contactId, string address, CancellationToken cancellation) => Task.FromResult(true);
    }

    private bool Tells => plan.ProviderTells;

    private MailFault? Trouble(EmailMessage message) => troubles.OnMail(message.ContactId, message.Kind.ToString());
}

/// <param name="At">When the provider took it.</param>
internal sealed record PostedMail(DateTimeOffset At, EmailMessage Message);
