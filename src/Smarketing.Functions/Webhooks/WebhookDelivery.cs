using System.Text.Json.Serialization;

namespace Smarketing.Functions.Webhooks;

[JsonConverter(typeof(WordConverter<WebhookState>))]
public enum WebhookState
{
    Pending,
    Delivered,

    /// <summary>Given up: it stays to be looked at, and to be sent again by hand.</summary>
    Dead,
}

/// <param name="Status">The answer's; null where none came.</param>
/// <param name="Error">Why none came.</param>
/// <param name="RetryAfter">How long the receiver asks to be left alone.</param>
public sealed record WebhookResult(int? Status, string? Error = null, TimeSpan? RetryAfter = null)
{
    private const int GoneStatus = 410;

    public bool IsTaken => Status is >= 200 and <= 299;

    /// <summary>The receiver wants to hear no more.</summary>
    public bool IsGone => Status == GoneStatus;
}

/// <summary>A message on its way to one endpoint.</summary>
public sealed record WebhookDelivery
{
    /// <summary>The waits after each try that fails: three days in all.</summary>
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10),
        TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(20),
    ];

    /// <summary>While an endpoint is down, what waits behind others has fewer tries; it isn't kept waiting for longer than they.</summary>
    private static readonly TimeSpan WaitsMax = TimeSpan.FromDays(3.5);

    private static readonly TimeSpan RetryAfterMax = TimeSpan.FromDays(1);

    /// <summary>The layout that this was stored in.</summary>
    public int Version { get; init; } = 1;

    public required string Endpoint { get; init; }

    public required WebhookMessage Message { get; init; }

    /// <summary>When it was sent on its way.</summary>
    public required DateTimeOffset Since { get; init; }

    public WebhookState State { get; init; } = WebhookState.Pending;

    /// <summary>The tries made, since it was last sent on its way.</summary>
    public int Tries { get; init; }

    public DateTimeOffset? LastAt { get; init; }

    /// <summary>The last answer's status, or why none came.</summary>
    public string? LastResult { get; init; }

    /// <summary>When it is tried next.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public WebhookDelivery After(WebhookResult result, DateTimeOffset now)
    {
        var tried = this with { Tries = Tries + 1, LastAt = now, LastResult = result.Status is { } status ? FormattableString.Invariant($"{status}") : result.Error };
        return result switch
        {
            { IsTaken: true } => tried with { State = WebhookState.Delivered },
            { IsGone: true } => tried with { State = WebhookState.Dead },
            _ when Tries >= Waits.Length || IsOverdue(now) => tried with { State = WebhookState.Dead },
            _ => tried with { DueAt = now + Wait(Waits[Tries], result.RetryAfter) },
        };
    }

    /// <summary>Whether nothing of it is needed any more: it was sent on its way long ago, whenever it happened, and waits for no try.</summary>
    /// <param name="isServed">Whether its endpoint is told anything.</param>
    public bool IsForgettable(DateTimeOffset before, bool isServed) => Since < before && (State != WebhookState.Pending || !isServed);

    public bool IsOverdue(DateTimeOffset now) => now - Since >= WaitsMax;

    /// <summary>On its way once more, with all its tries.</summary>
    public WebhookDelivery Again(DateTimeOffset now, DateTimeOffset dueAt) => this with { State = WebhookState.Pending, Since = now, Tries = 0, DueAt = dueAt };

    /// <summary>Up to a tenth longer, by the message's id, so that what failed together doesn't come back together.</summary>
    private TimeSpan Wait(TimeSpan planned, TimeSpan? asked)
    {
        var spread = planned + (planned * (Message.Id[^1] % 16 / 160.0));
        return asked is { } wanted && wanted > spread ? (wanted < RetryAfterMax ? wanted : RetryAfterMax) : spread;
    }
}
