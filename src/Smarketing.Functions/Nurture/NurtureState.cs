using System.Text.Json.Serialization;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Nurture;

/// <summary>A contact on a track of mails.</summary>
public sealed record NurtureState
{
    /// <summary>The layout that this was stored in.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Counted from 1 in each contact.</summary>
    public required int Number { get; init; }

    public required string Track { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The mails sent.</summary>
    public int Step { get; init; }

    /// <summary>When the next mail is due; null when there is none.</summary>
    public DateTimeOffset? NextAt { get; init; }

    public DateTimeOffset? LastSentAt { get; init; }

    /// <summary>How it ended: finished, mql, unsubscribed, …; null while it runs.</summary>
    public string? Ended { get; init; }

    [JsonIgnore]
    public bool IsOver => Ended is not null;
}

/// <summary>What marketing has decided on nurturing.</summary>
/// <param name="KeepsNoFit">Who doesn't fit stays a lead, on no track, instead of being disqualified.</param>
public sealed record NurturePolicy(IReadOnlyDictionary<string, NurtureTrack> Tracks, MailHours Hours, bool KeepsNoFit)
{
    /// <summary>Between two mails to whoever wants fewer.</summary>
    public static readonly TimeSpan Month = TimeSpan.FromDays(30);

    /// <summary>The hours of the day where the contact is, as far as the country tells.</summary>
    public MailHours HoursOf(Contact contact) => Hours with { Zone = CountryZones.Find(contact.Person.Country) ?? Hours.Zone };

    /// <summary>When a mail may go out that is due after <paramref name="wait"/>.</summary>
    public DateTimeOffset NextMail(Contact contact, DateTimeOffset from, TimeSpan wait) => HoursOf(contact).Next(Paced(contact, from + wait));

    private static DateTimeOffset Paced(Contact contact, DateTimeOffset due) =>
        contact is { FewerMailsSince: not null, Nurture.LastSentAt: { } last } && last + Month > due ? last + Month : due;
}

/// <summary>What becomes of somebody whom a rep gives back as not fitting.</summary>
public enum NoFitPolicy
{
    Disqualify,

    /// <summary>A lead on no track, who gets what everybody on the list gets.</summary>
    Newsletter,
}

/// <summary>A track that can't start before the contact has confirmed the consent.</summary>
/// <param name="ResumeOn">A day to wait for before the first mail.</param>
public sealed record WaitingTrack(string Track, DateOnly? ResumeOn);
