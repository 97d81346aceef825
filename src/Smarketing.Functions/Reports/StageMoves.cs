using System.Globalization;
using System.Text;
using Smarketing.Functions.Csv;

namespace Smarketing.Functions.Reports;

/// <summary>Every move from stage to stage in a period, day by day, without saying whose.</summary>
/// <param name="Next">Where it goes on; null at the end.</param>
public sealed record StageMoves(IReadOnlyList<Fact> Facts, FactPosition? Next)
{
    private static readonly string[] Columns =
        ["from", "to", "why", "minutes", "rep", "firstChannel", "firstCampaign", "firstOffer", "lastChannel", "lastCampaign", "lastOffer", "fit", "interest", "raisedHand", "after"];

    public object ToView() => new
    {
        Stages = Facts.Select(fact => Columns.Select(word => new KeyValuePair<string, object?>(word, ValueOf(fact, word))).Prepend(new("at", fact.At)).ToDictionary(StringComparer.Ordinal)),
        Next = Next?.ToString(),
    };

    public byte[] ToCsv() => Encoding.UTF8.GetBytes(CsvText.ByteOrderMark + CsvText.Of(
        [["at", .. Columns], .. Facts.Select(fact => (IEnumerable<object?>)[fact.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture), .. Columns.Select(word => fact.Text(word))])]));

    private static object? ValueOf(Fact fact, string word) => word switch
    {
        "minutes" => fact.Minutes(word),
        "raisedHand" => fact.Is(word),
        _ => fact.Text(word),
    };
}
