using System.Text;
using System.Text.Json;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Tests.Reports;

/// <summary>Moves from stage to stage as others count them.</summary>
public sealed class StageMovesTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);
    private static readonly Period January = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 31));
    private static readonly StageMoves Moves = new(
        [Fact.Of(Monday, StageMove.FactKind, "subject", "cause", ("from", "lead"), ("to", "mql"), ("minutes", "90.5"), ("firstCampaign", "=spring"), ("raisedHand", "true"), ("rep", "ana"))],
        new FactPosition(new DateOnly(2026, 1, 5), "1500000000000", 1));

    [Fact]
    public void A_move_says_what_and_why_and_not_whose()
    {
        var shown = JsonSerializer.Serialize(Moves.ToView());
        var csv = Encoding.UTF8.GetString(Moves.ToCsv()).Split("\r\n");

        Assert.DoesNotContain("subject", shown, StringComparison.Ordinal);
        Assert.Contains("\"minutes\":90.5", shown, StringComparison.Ordinal);
        Assert.Equal("at,from,to,why,minutes,rep,firstChannel,firstCampaign,firstOffer,lastChannel,lastCampaign,lastOffer,fit,interest,raisedHand,after", csv[0].TrimStart('\uFEFF'));
        Assert.Equal("2026-01-05T15:00:00Z,lead,mql,,90.5,ana,,'=spring,,,,,,,true,", csv[1]);
    }

    [Theory]
    [InlineData("2026-01-05~1500000000000~1", true)]
    [InlineData("2026-02-01~1500000000000~1", false)]
    [InlineData("2026-01-05~15~1", false)]
    [InlineData("2026-01-05~15000000000'0~1", false)]
    [InlineData("2026-01-05~1500000000000~-1", false)]
    [InlineData("", false)]
    public void A_list_goes_on_only_from_a_position_in_its_days(string text, bool isOne) =>
        Assert.Equal(isOne ? text : null, FactPosition.Find(text, January)?.ToString());
}
