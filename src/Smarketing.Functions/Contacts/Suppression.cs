using System.Text.Json.Serialization;

namespace Smarketing.Functions.Contacts;

/// <summary>Why nobody is mailed any more, the weakest first: a stronger one takes the place of a weaker one, never the other way round.</summary>
[JsonConverter(typeof(WordConverter<SuppressionReason>))]
public enum SuppressionReason
{
    /// <summary>Mail to the address comes back. The person has asked for nothing, so whoever knows better may lift it.</summary>
    Bounced,
    Unsubscribed,

    /// <summary>The person called a mail of ours spam.</summary>
    Complained,

    /// <summary>The person asked a rep to be left alone, by telephone as by mail.</summary>
    DoNotContact,
}

/// <param name="Why">The word of a <see cref="SuppressionReason"/>.</param>
public sealed record Suppression(string Why, DateTimeOffset At)
{
    /// <summary>What stands once <paramref name="why"/> has come up; the same as before where that weighs no more.</summary>
    public static Suppression Stronger(Suppression? standing, SuppressionReason why, DateTimeOffset now) =>
        standing is not null && (Words.Find<SuppressionReason>(standing.Why) is not { } reason || reason >= why) ? standing : new Suppression(Words.Of(why), now);

    /// <summary>Whether even what they ask for isn't mailed: nobody is there, or they called our mail spam.</summary>
    [JsonIgnore]
    public bool IsTotal => Is(SuppressionReason.Bounced) || Is(SuppressionReason.Complained);

    /// <summary>Whether the person said so. Of a mailbox that sends mail back nobody knows what its owner wants.</summary>
    [JsonIgnore]
    public bool IsTheirWish => !Is(SuppressionReason.Bounced);

    public bool Is(SuppressionReason reason) => Why == Words.Of(reason);
}
