namespace Smarketing.Functions.Nurture;

/// <summary>What somebody may choose on the unsubscribe page.</summary>
public enum MailChoice
{
    /// <summary>No mail at all: what a mail program's own button means, too.</summary>
    None,

    /// <summary>At most one a month.</summary>
    Fewer,
    All,
}

/// <param name="Address">Of the contact; the page shows as much of it as its owner needs to know it by.</param>
/// <param name="Standing">What holds now.</param>
/// <param name="IsNew">Whether it has just been chosen.</param>
public sealed record UnsubscribePageModel(string Language, string CompanyName, string Address, MailChoice Standing, bool IsNew = false)
{
    /// <summary>What to agree to in order to be mailed again; null where there is no way back from here.</summary>
    public string? ConsentText { get; init; }

    public bool LacksConsent { get; init; }

    /// <summary>Mail to the address came back, so none goes out whatever is chosen.</summary>
    public bool IsBounced { get; init; }
}
