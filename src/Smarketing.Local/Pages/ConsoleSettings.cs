namespace Smarketing.Local.Pages;

/// <summary>What the console needs to know of the app that it shows.</summary>
public sealed record ConsoleSettings
{
    /// <summary>The forms of which sample landing pages are shown.</summary>
    public IReadOnlyList<SampleForm> Forms { get; init; } = [];

    /// <summary>The zone in which the pages tell times.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>When work begins on the first working day after an instant.</summary>
    public Func<DateTimeOffset, DateTimeOffset> NextWorkingDay { get; init; } = now => now.AddDays(1);

    /// <summary>At most as many contacts as asked for, those furthest along first.</summary>
    public Func<int, CancellationToken, Task<IReadOnlyList<ContactLine>>> Contacts { get; init; } = (_, _) => Task.FromResult<IReadOnlyList<ContactLine>>([]);
}

/// <param name="Consent">The text to be agreed to, by language.</param>
public sealed record SampleForm(string Id, IReadOnlyList<string> Required, Func<string, string> Consent);

public sealed record ContactLine(string Email, string Stage, string Owner);
