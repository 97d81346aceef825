namespace Smarketing.Functions.Nurture;

/// <param name="Address">Of the contact; the page shows as much of it as its owner needs to know it by.</param>
public sealed record UnsubscribePageModel(string Language, string CompanyName, string Address, bool IsDone)
{
    /// <summary>"lu•••@example.com": a mail that was passed on doesn't tell the next reader everything.</summary>
    public string MaskedAddress
    {
        get
        {
            var at = Address.LastIndexOf('@');
            return at <= 0 ? "•••" : $"{Address[..Math.Min(2, at)]}•••{Address[at..]}";
        }
    }
}
