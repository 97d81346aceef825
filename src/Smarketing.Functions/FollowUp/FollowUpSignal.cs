namespace Smarketing.Functions.FollowUp;

/// <summary>What a follow-up is told.</summary>
public abstract record FollowUpSignal
{
    /// <summary>An alarm, or word that something may have changed: do what is due.</summary>
    public sealed record Wake : FollowUpSignal;

    public sealed record Outcome(int Attempt, AttemptOutcome What) : FollowUpSignal;

    public sealed record Decide(Verdict Verdict) : FollowUpSignal;

    /// <summary>The person wants to be left alone.</summary>
    public sealed record DoNotContact : FollowUpSignal;

    /// <summary>The person asked to be called at that time: the next attempt moves there.</summary>
    public sealed record CallBack(DateTimeOffset At) : FollowUpSignal;

    /// <summary>The mail of an automatic attempt has arrived.</summary>
    public sealed record Delivered(int Attempt) : FollowUpSignal;

    /// <summary>Mail to the person's address can't be delivered.</summary>
    public sealed record AddressFailed : FollowUpSignal;

    /// <summary>It is to go to another rep, if <paramref name="From"/> still has it.</summary>
    /// <param name="To">Null for whomever the routing finds.</param>
    public sealed record Move(MoveReason Why, string From, string? To = null) : FollowUpSignal;
}

/// <summary>What became of a signal.</summary>
public enum FollowUpReply
{
    Recorded,

    /// <summary>The same thing stood already.</summary>
    Unchanged,

    /// <summary>Another answer stands, and the time to correct it has passed.</summary>
    TooLate,

    /// <summary>The follow-up has ended.</summary>
    Over,

    /// <summary>That attempt has not been opened, or isn't in the plan.</summary>
    NoSuchAttempt,

    /// <summary>All attempts have been opened: none is left that could be moved to another time.</summary>
    NoAttemptLeft,
}

/// <summary>Something that happened in a follow-up; what it means for the contact, mails and facts is decided elsewhere.</summary>
public abstract record FollowUpEvent
{
    /// <summary>The rep is told, or the program makes it in the rep's name.</summary>
    public sealed record Opened(Attempt Attempt) : FollowUpEvent;

    public sealed record Reminded(Attempt Attempt) : FollowUpEvent;

    public sealed record Missed(Attempt Attempt) : FollowUpEvent;

    public sealed record OutcomeRecorded(Attempt Attempt, AttemptOutcome? Corrects) : FollowUpEvent;

    public sealed record CallBackAgreed(Attempt Attempt) : FollowUpEvent;

    /// <summary>It waits to be given to another rep.</summary>
    public sealed record MoveDecided(Move Move) : FollowUpEvent;

    public sealed record VerdictRecorded(Verdict Verdict, Verdict? Corrects) : FollowUpEvent;

    public sealed record VerdictReminded : FollowUpEvent;

    /// <summary>The plan's days are over, the person was reached, and there is no verdict.</summary>
    public sealed record Undecided : FollowUpEvent;

    public sealed record Ended(FollowUpEnd End) : FollowUpEvent;

    /// <summary>The end can't be corrected any more: its outward effects go out.</summary>
    public sealed record Settled(FollowUpEnd End) : FollowUpEvent;
}

public sealed record FollowUpDecision(FollowUpState State, FollowUpReply Reply, IReadOnlyList<FollowUpEvent> Events)
{
    public static FollowUpDecision Nothing(FollowUpState state, FollowUpReply reply) => new(state, reply, []);
}
