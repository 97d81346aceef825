using System.Globalization;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Digests;

/// <summary>Who gets the digest of the month beside the team that gets the week's, and what both announce.</summary>
public sealed record DigestPolicy(IReadOnlyList<Director> Directors, IReadOnlyList<Announcement> News)
{
    public static readonly DigestPolicy Default = new([], []);

    public static DigestPolicy Read(ConfigNode node) => new(
        node.Has("directors") ? node.Distinct("directors", node.Objects("directors", Director.Read), director => director.Email) : [],
        node.Has("news") ? node.Objects("news", Announcement.Read) : []);
}

/// <summary>Somebody whom both teams report to.</summary>
public sealed record Director(string Name, string Email, string Language)
{
    public static Director Read(ConfigNode node) => new(
        node.Text("name"),
        node.Parsed("email", text => NormalizedAddress.Parse(text) is null ? throw new FormatException() : text, "must be a mail address", ""),
        node.Has("language") ? Company.ReadLanguage(node) : "es");
}

/// <summary>News of campaigns or products.</summary>
/// <param name="From">The first day on which a digest tells it; null for any.</param>
/// <param name="To">The last one; null for any.</param>
public sealed record Announcement(LocalizedText Text, DateOnly? From, DateOnly? To)
{
    public bool IsNewsOn(DateOnly day) => !(day < From) && !(day > To);

    public static Announcement Read(ConfigNode node)
    {
        var news = new Announcement(LocalizedText.Read(node, "text"), Date(node, "from"), Date(node, "to"));
        if (news.To < news.From)
        {
            node.Fault("to", "must not be before from");
        }

        return news;
    }

    private static DateOnly? Date(ConfigNode node, string name) => node.Has(name)
        ? node.Parsed<DateOnly?>(name, text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture), "must be a date such as 2026-01-31", null)
        : null;
}
