namespace Smarketing.Simulation.Plans;

/// <summary>One thing that a world has in store. A world can be run without any of them, which is how a story is made short.</summary>
internal abstract record PlanItem
{
    /// <summary>Something that comes at its time.</summary>
    /// <param name="At">A whole minute.</param>
    public abstract record Happening(DateTimeOffset At) : PlanItem;

    /// <param name="Copies">How often the very same post is sent, one right after the other.</param>
    /// <param name="Text">What makes it another post than the person's others to this form.</param>
    public sealed record Post(DateTimeOffset At, int Person, string Form, string Text, int Copies, bool HasKey, bool IsBrowser, bool Consents) : Happening(At);

    /// <summary>A robot that fills in the field that no person sees.</summary>
    public sealed record Spam(DateTimeOffset At, int Person, string Form) : Happening(At);

    /// <summary>Something that a person did and a program tells.</summary>
    public sealed record Activity(DateTimeOffset At, int Person, string Kind) : Happening(At);

    /// <summary>The person wants to be forgotten, and an administrator sees to it.</summary>
    public sealed record Erase(DateTimeOffset At, int Person) : Happening(At);

    /// <summary>Somebody enters that a rep is away, from today on.</summary>
    public sealed record Leave(DateTimeOffset At, string Rep, int Days) : Happening(At);

    /// <summary>The program stands still while the clock goes on.</summary>
    public sealed record StandStill(DateTimeOffset At, TimeSpan Length) : Happening(At);

    /// <summary>The tables refuse everything for a while.</summary>
    public sealed record Outage(DateTimeOffset At, TimeSpan Length) : Happening(At);

    /// <summary>One call to the tables goes wrong.</summary>
    /// <param name="Person">Whose rows are called for; null for rows that belong to nobody in particular.</param>
    /// <param name="Nth">Which call, counted from 1 over the whole world.</param>
    public sealed record StorageTrouble(string Table, int? Person, int Nth, StorageFault Fault) : PlanItem;

    /// <summary>One mail goes wrong.</summary>
    /// <param name="Person">Whom the mail is about; null for mails about nobody in particular.</param>
    public sealed record MailTrouble(int? Person, int Nth, MailFault Fault) : PlanItem;
}

internal enum StorageFault
{
    /// <summary>The service is busy: nothing was done.</summary>
    Refused,

    /// <summary>It was done, and the answer never came.</summary>
    AnswerLost,

    /// <summary>It was done, the answer never came, and the client library tried again by itself.</summary>
    TriedAgain,

    /// <summary>The program dies before the call.</summary>
    CrashBefore,

    /// <summary>The program dies after the call, before it knows.</summary>
    CrashAfter,
}

internal enum MailFault
{
    /// <summary>The provider never will take it.</summary>
    Refused,

    /// <summary>The provider is busy.</summary>
    PutOff,

    /// <summary>The provider didn't get it, and the program can't know.</summary>
    NeverArrived,

    /// <summary>The provider took it, and the program can't know.</summary>
    AnswerLost,

    CrashBefore,
    CrashAfter,
}
