using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Reports;

/// <summary>What came of whom a channel, a campaign or an offer has brought, as their first touch and as their last.</summary>
public sealed record SourcesReport(ReportName Name, ReportFrame Frame, IReadOnlyList<SourcesReport.Source> Sources, IReadOnlyList<SourcesReport.Source>? Offers) : Report(Name, Frame)
{
    private const string Offer = "offer";
    private const string Own = "own";

    /// <summary>The campaigns that have no name of their own any more.</summary>
    internal const string Rest = "(rest)";

    /// <summary>Of a day: anybody can post one that they have made up, and a row holds 1 MiB.</summary>
    private const int CampaignsMax = 100;

    /// <summary>For the same reason; longer ones that begin alike are one.</summary>
    private const int NameLengthMax = 100;

    public static void CountChannels(Fact fact, TallyBuilder tally)
    {
        Count(fact, tally, Own, "channel", "firstChannel", "lastChannel");
        Count(fact, tally, Offer, "offer", "firstOffer", "lastOffer");
    }

    public static void CountCampaigns(Fact fact, TallyBuilder tally) => Count(fact, tally, Own, "campaign", "firstCampaign", "lastCampaign");

    public static SourcesReport Of(ReportName name, Tally tally, ReportFrame frame)
    {
        // The channel of a campaign that isn't configured isn't known, and what costs nothing isn't either.
        var costs = frame.Configuration.Campaigns
            .Where(campaign => name == ReportName.Campaigns || campaign.Channel is not null)
            .ToLookup(campaign => name == ReportName.Campaigns ? campaign.Id : Words.Of(campaign.Channel!.Value), StringComparer.Ordinal);
        return new SourcesReport(name, frame, Read(tally, Own, frame.Period, costs), name == ReportName.Channels ? Read(tally, Offer, frame.Period, Enumerable.Empty<Campaign>().ToLookup(_ => "")) : null);
    }

    /// <summary>
    /// The campaigns with the most submissions, and then those of which anything else is told; where they are too many for a day, the
    /// others stand together, under a name of their own.
    /// </summary>
    public static Tally Bounded(Tally tally)
    {
        var submissions = tally.Below(Own, "submissions").ToDictionary(sum => sum.Name, sum => sum.Sum, StringComparer.Ordinal);
        var kept = tally.Sums.Keys.Select(key => Split(key).Name).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)
            .OrderByDescending(name => submissions.GetValueOrDefault(name)).ThenBy(name => name, StringComparer.Ordinal)
            .Take(CampaignsMax).ToHashSet(StringComparer.Ordinal);
        var bounded = new TallyBuilder();
        foreach (var (key, sum) in tally.Sums)
        {
            var (what, name) = Split(key);
            bounded.AddSum(sum, [.. what, kept.Contains(name) || name.Length == 0 ? name : Rest]);
        }

        return bounded.ToTally();
    }

    /// <summary>What a sum counts, and of which campaign: whose name is the last part, and may hold the separator.</summary>
    private static (string[] What, string Name) Split(string key)
    {
        var parts = key.Split(Tally.Separator);
        var before = parts[1] == "submissions" ? 2 : parts[2] == "revenue" ? 4 : 3;
        return (parts[..before], string.Join(Tally.Separator, parts[before..]));
    }

    public override IEnumerable<IEnumerable<object?>> ToRows()
    {
        var kind = Words.Of(Name).TrimEnd('s');
        object?[] head = ["kind", "name", "submissions", "touch", .. Figures.AllStages.Select(Words.Of), "revenue", "cost", "roi"];
        return [head, .. Sources.SelectMany(source => RowsOf(kind, source)), .. Offers?.SelectMany(offer => RowsOf(Offer, offer)) ?? []];
    }

    private static IEnumerable<IEnumerable<object?>> RowsOf(string kind, Source source)
    {
        foreach (var (touch, credit) in new[] { ("first", source.First), ("last", source.Last) })
        {
            yield return
            [
                kind, source.Name, source.Submissions, touch, .. Figures.AllStages.Select(stage => (object?)credit.Entered.GetValueOrDefault(Words.Of(stage))),
                Figures.Text(credit.Revenue), Figures.Text(source.Cost), credit.Roi,
            ];
        }
    }

    private static void Count(Fact fact, TallyBuilder tally, string of, string own, string first, string last)
    {
        if (fact.Kind == "submission")
        {
            tally.Add(of, "submissions", NameIn(fact, own));
        }

        foreach (var stage in fact.StagesReached())
        {
            tally.Add(of, "first", stage, NameIn(fact, first));
            tally.Add(of, "last", stage, NameIn(fact, last));
        }

        if (fact.Kind == "deal" && fact.Text("outcome") == "won" && fact.Amount() is { } amount)
        {
            tally.AddSum(amount, of, "first", "revenue", fact.Text("currency"), NameIn(fact, first));
            tally.AddSum(amount, of, "last", "revenue", fact.Text("currency"), NameIn(fact, last));
        }
    }

    private static string? NameIn(Fact fact, string value) => fact.Text(value) is { Length: > NameLengthMax } name ? name[..NameLengthMax] : fact.Text(value);

    private static IReadOnlyList<Source> Read(Tally tally, string of, Period period, ILookup<string, Campaign> costs)
    {
        var first = CreditsOf(tally, of, "first");
        var last = CreditsOf(tally, of, "last");
        var submissions = tally.Below(of, "submissions").ToDictionary(sum => sum.Name, sum => (int)sum.Sum, StringComparer.Ordinal);
        return [.. first.Keys.Union(last.Keys).Union(submissions.Keys).Union(costs.Where(cost => CostOf(cost, period).Any()).Select(cost => cost.Key))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                var cost = CostOf(costs[name], period).ToList();
                return new Source(
                    name.Length > 0 ? name : null, submissions.GetValueOrDefault(name),
                    first.GetValueOrDefault(name, Credit.None).Against(cost), last.GetValueOrDefault(name, Credit.None).Against(cost), cost);
            })];
    }

    private static Dictionary<string, Credit> CreditsOf(Tally tally, string of, string touch)
    {
        var stages = Figures.AllStages.SelectMany(stage => tally.Below(of, touch, Words.Of(stage)).Select(sum => (Stage: Words.Of(stage), sum.Name, sum.Sum))).ToLookup(sum => sum.Name, StringComparer.Ordinal);
        var revenue = tally.Below(of, touch, "revenue").Select(sum => (Key: sum.Name.Split(Tally.Separator, 2), sum.Sum)).ToLookup(sum => sum.Key[1], sum => new Amount(sum.Sum, sum.Key[0]), StringComparer.Ordinal);
        return stages.Select(sum => sum.Key).Union(revenue.Select(sum => sum.Key)).ToDictionary(
            name => name,
            name => new Credit(stages[name].ToDictionary(sum => sum.Stage, sum => (int)sum.Sum, StringComparer.Ordinal), [.. revenue[name]], null),
            StringComparer.Ordinal);
    }

    private static IEnumerable<Amount> CostOf(IEnumerable<Campaign> campaigns, Period period) => campaigns
        .Select(campaign => campaign.CostIn(period)).Where(cost => cost.Value > 0)
        .GroupBy(cost => cost.Currency, StringComparer.Ordinal)
        .Select(cost => new Amount(cost.Sum(one => one.Value), cost.Key));

    /// <param name="Name">Null for none.</param>
    /// <param name="Submissions">That came in by it, whoever made them.</param>
    public sealed record Source(string? Name, int Submissions, Credit First, Credit Last, IReadOnlyList<Amount> Cost);

    /// <param name="Entered">Who came to each stage in the period, or passed it; prospects are new contacts.</param>
    /// <param name="Roi">Revenue less cost, by cost; null where there is no cost, or not all is in one currency.</param>
    public sealed record Credit(IReadOnlyDictionary<string, int> Entered, IReadOnlyList<Amount> Revenue, decimal? Roi)
    {
        public static readonly Credit None = new(new Dictionary<string, int>(StringComparer.Ordinal), [], null);

        public Credit Against(IReadOnlyList<Amount> cost) => this with
        {
            Roi = cost is [var only] && Revenue.All(revenue => revenue.Currency == only.Currency) ? decimal.Round((Revenue.Sum(revenue => revenue.Value) - only.Value) / only.Value, 4) : null,
        };
    }
}
