using Smarketing.Functions.Email;

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

    /// <summary>The mails whose previews are shown.</summary>
    public IReadOnlyList<MailSample> Mails { get; init; } = [];

    /// <summary>At most as many contacts as asked for, those furthest along first.</summary>
    public Func<int, CancellationToken, Task<IReadOnlyList<ContactLine>>> Contacts { get; init; } = (_, _) => Task.FromResult<IReadOnlyList<ContactLine>>([]);

    /// <summary>At most as many of the deliveries to other programs that failed or wait as asked for; null where there are no such programs.</summary>
    public Func<int, CancellationToken, Task<IReadOnlyList<DeliveryLine>>>? Deliveries { get; init; }

    /// <summary>The meter whose figures are shown; null where there is none.</summary>
    public string? Meter { get; init; }
}

/// <param name="Consent">The text to be agreed to, by language.</param>
public sealed record SampleForm(string Id, IReadOnlyList<string> Required, Func<string, string> Consent);

/// <param name="Preview">The mail in a language, about somebody invented.</param>
public sealed record MailSample(string Name, string Kind, Func<string, EmailMessage> Preview);

/// <param name="Result">The last answer's status, or why none came.</param>
public sealed record DeliveryLine(string Id, string Type, string State, int Tries, string? Result);

public sealed record ContactLine(string Email, string Stage, string Owner);
