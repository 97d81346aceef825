namespace Smarketing.Functions.Nurture;

/// <summary>A mail address as its owner knows it by: a mail that was passed on doesn't tell the next reader everything.</summary>
public static class MaskedAddress
{
    private const int Shown = 2;

    /// <summary>"lu•••@example.com".</summary>
    public static string Of(string address)
    {
        var at = address.LastIndexOf('@');
        return at <= 0 ? "•••" : $"{address[..Math.Min(Shown, at)]}•••{address[at..]}";
    }
}
