using System.Globalization;
using Smarketing.Functions.Sla;

namespace Smarketing.Local.Sample;

/// <summary>The campaigns of the year: when they ran, what they cost, and how their links look.</summary>
internal static class SampleCampaigns
{
    private const int DaysOfYear = 365;

    public static readonly IReadOnlyList<SampleCampaign> All =
    [
        new("obra-sin-sorpresas", "paid-search", "google", "cpc", FirstDay: 10, LastDay: 150, Cost: 3_100),
        new("webinar-costos", "paid-social", "linkedin", "paid_social", FirstDay: 60, LastDay: 120, Cost: 950),
        new("feria-construccion", "referral", "expo", "referral", FirstDay: 140, LastDay: 175, Cost: 1_800),
        new("control-de-obra", "paid-search", "google", "cpc", FirstDay: 175, LastDay: 340, Cost: 3_650),
        new("cierre-de-anio", "paid-social", "facebook", "paid_social", FirstDay: 270, LastDay: 345, Cost: 1_200),
        new("boletin", "email", "boletin", "email", FirstDay: 0, LastDay: DaysOfYear, Cost: 360),
    ];

    /// <summary>Their costs, as settings that stand for the configuration's list of campaigns.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Settings(DateOnly firstDay, string currency) => All.Index().SelectMany(campaign => new (string Name, string Value)[]
    {
        ("id", campaign.Item.Id),
        ("channel", campaign.Item.Channel),
        ("cost", campaign.Item.Cost.ToString(CultureInfo.InvariantCulture)),
        ("currency", currency),
        ("from", Text(firstDay.AddDays(campaign.Item.FirstDay))),
        ("to", Text(firstDay.AddDays(campaign.Item.LastDay))),
    }.Select(part => KeyValuePair.Create<string, string?>(string.Create(CultureInfo.InvariantCulture, $"Smarketing:campaigns:{campaign.Index}:{part.Name}"), part.Value)));

    /// <summary>Where somebody came from on a day of the year, as the form's fields have it.</summary>
    public static IEnumerable<(string Name, string Value)> VisitOn(int day, SampleChance chance)
    {
        var running = All.Where(campaign => campaign.FirstDay <= day && day <= campaign.LastDay && campaign.Source != "boletin").ToList();
        var way = chance.One<string>([("organic", 30), ("direct", 13), ("social", 9), ("referral", 7), ("letter", 8), ("campaign", running.Count == 0 ? 0 : 33)]);
        return way switch
        {
            "organic" => [("referrer", "https://www.google.com/"), ("page", "https://andamio.example/recursos")],
            "social" => [("utm_source", "linkedin"), ("utm_medium", "social")],
            "referral" => [("referrer", "https://revista-obra.example/articulos")],
            "letter" => All[^1].Fields,
            "campaign" => chance.One(running).Fields,
            _ => [],
        };
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="FirstDay">Counted from the first of the year.</param>
/// <param name="Cost">In the currency of deals, where the average one is 1,000.</param>
internal sealed record SampleCampaign(string Id, string Channel, string Source, string Medium, int FirstDay, int LastDay, int Cost)
{
    public IEnumerable<(string Name, string Value)> Fields => [("utm_source", Source), ("utm_medium", Medium), ("utm_campaign", Id)];
}
