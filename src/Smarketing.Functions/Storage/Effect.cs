using System.Text.Json.Serialization;
using Smarketing.Functions.Email;
using Smarketing.Functions.Notices;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Webhooks;
using Smarketing.Functions.Work;

namespace Smarketing.Functions.Storage;

/// <summary>
/// What must follow a change of a contact elsewhere. It names what to refresh and for which cause; what is true then
/// is read then. Doing one twice comes to the same.
/// </summary>
[JsonDerivedType(typeof(StartFollowUp), "start-follow-up")]
[JsonDerivedType(typeof(SignalFollowUp), "signal-follow-up")]
[JsonDerivedType(typeof(StartNurture), "start-nurture")]
[JsonDerivedType(typeof(SignalNurture), "signal-nurture")]
[JsonDerivedType(typeof(StartDeal), "start-deal")]
[JsonDerivedType(typeof(SignalDeal), "signal-deal")]
[JsonDerivedType(typeof(Send), "send")]
[JsonDerivedType(typeof(Tell), "tell")]
[JsonDerivedType(typeof(Append), "append")]
[JsonDerivedType(typeof(Index), "index")]
[JsonDerivedType(typeof(RefreshWork), "refresh-work")]
[JsonDerivedType(typeof(Publish), "publish")]
[JsonDerivedType(typeof(Absorb), "absorb")]
[JsonDerivedType(typeof(Join), "join")]
public abstract record Effect
{
    public sealed record StartFollowUp(int Number) : Effect;

    /// <summary>Tells the running orchestration to look again.</summary>
    public sealed record SignalFollowUp(int Number, string Cause) : Effect;

    public sealed record StartNurture(int Number) : Effect;

    public sealed record SignalNurture(int Number, string Cause) : Effect;

    /// <summary>Starts the orchestration that keeps an open deal's alarms.</summary>
    public sealed record StartDeal(int Watch) : Effect;

    public sealed record SignalDeal(int Watch, string Cause) : Effect;

    /// <param name="Template">The mail's name in the content folder.</param>
    /// <param name="Cause">What the mail is for; a contact has one mail for one cause.</param>
    public sealed record Send(EmailKind Kind, Recipient To, string Template, string Cause, int? FollowUp = null, int? Attempt = null) : Effect
    {
        /// <summary>The number of the deal that the mail is about.</summary>
        public int? Deal { get; init; }

        /// <summary>The form whose asset is mailed.</summary>
        public string? Form { get; init; }

        /// <summary>Who is told, where it isn't whoever has the contact by now.</summary>
        public string? RepId { get; init; }

        /// <summary>With an appointment that is called off: the time for which it stood in the calendar, as the attempt may have another by now.</summary>
        public DateTimeOffset? StoodAt { get; init; }

        /// <summary>The mail waits until then; null for one that goes out at once.</summary>
        public DateTimeOffset? NotBefore { get; init; }
    }

    /// <summary>Goes into the manager's next summary.</summary>
    /// <param name="At">When it happened.</param>
    /// <param name="Cause">What it is about; a contact has one notice for one cause.</param>
    public sealed record Tell(NoticeKind Kind, DateTimeOffset At, string Cause, string RepId, int FollowUp, int? Attempt = null) : Effect;

    public sealed record Append(IReadOnlyList<Fact> Facts) : Effect;

    /// <param name="Left">Index partitions in which the contact stood before the change.</param>
    public sealed record Index(IReadOnlyList<string> Left) : Effect;

    /// <param name="Left">What stood in a rep's list before the change; null for nothing.</param>
    public sealed record RefreshWork(WorkItem? Left) : Effect;

    /// <summary>Tells other programs. The message is fixed when it happens, since it says what was true then.</summary>
    public sealed record Publish(WebhookMessage Message) : Effect;

    /// <summary>Takes over what another contact of the same person was, once that one has stepped back.</summary>
    public sealed record Absorb(string Source) : Effect;

    /// <summary>The same, of the one that has stepped back: it goes on also where the other's outbox is gone.</summary>
    public sealed record Join(string Target) : Effect;
}

[JsonConverter(typeof(WordConverter<Recipient>))]
public enum Recipient
{
    Contact,
    Rep,
    Manager,

    /// <summary>The executive who has taken the deal, else the rep.</summary>
    DealOwner,
}
