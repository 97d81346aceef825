using System.Globalization;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Reports;

/// <summary>Reads a fact's values. A fact that was written before a value was told simply lacks it.</summary>
internal static class FactValues
{
    public static string? Text(this Fact fact, string name) => fact.Values.GetValueOrDefault(name);

    public static bool Is(this Fact fact, string name) => fact.Text(name) == "true";

    public static int Number(this Fact fact, string name) => int.TryParse(fact.Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static double? Minutes(this Fact fact, string name) => double.TryParse(fact.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes) ? minutes : null;

    public static decimal? Amount(this Fact fact) => decimal.TryParse(fact.Text("amount"), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    /// <summary>
    /// The stages that a move forward reaches, those that it passes among them; none on the way back, and none that a merged
    /// contact has only taken over from another, who was counted.
    /// </summary>
    public static IEnumerable<string> StagesReached(this Fact fact)
    {
        if (fact.Kind != StageMove.FactKind || fact.Text("why") == "merged" || Words.Find<Stage>(fact.Text("to")) is not { } to)
        {
            yield break;
        }

        var from = Words.Find<Stage>(fact.Text("from")) is { } left ? (int)left : -1;
        for (var stage = from + 1; stage <= (int)to; stage++)
        {
            yield return Words.Of((Stage)stage);
        }
    }
}
