using System.Text.Json;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Tests.Routing;

public sealed class RepSettingsReaderTests
{
    private static readonly DateOnly Today = new(2026, 1, 7);
    private static readonly RepSettings Before = new(Capacity: 5, Weight: 2, Away: new Leave(new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 9)));

    [Fact]
    public void What_is_not_named_stays() => Assert.Equal(Before, Read("{}").Settings);

    [Fact]
    public void Null_takes_back_what_was_changed() =>
        Assert.Equal(new RepSettings(AwayUntil: new DateOnly(2026, 1, 6)), Read("""{"capacity": null, "weight": null, "away": null}""").Settings);

    [Fact]
    public void A_leave_has_a_first_and_a_last_day() =>
        Assert.Equal(new Leave(new DateOnly(2026, 2, 2), new DateOnly(2026, 2, 2)), Read("""{"away": {"from": "2026-02-02", "to": "2026-02-02"}}""").Settings.Away);

    [Fact]
    public void What_the_API_shows_may_be_sent_back() =>
        Assert.Empty(Read("""{"id": "ana", "name": "Ana", "email": "a@b.mx", "language": "es", "timeZone": "UTC", "load": {"inAll": 3}, "weight": 1}""").Errors);

    [Theory]
    [InlineData("""{"capacity": 0}""", "capacity")]
    [InlineData("""{"capacity": 1001}""", "capacity")]
    [InlineData("""{"capacity": "8"}""", "capacity")]
    [InlineData("""{"capacity": 1.5}""", "capacity")]
    [InlineData("""{"weight": 101}""", "weight")]
    [InlineData("""{"weight": -1}""", "weight")]
    [InlineData("""{"weight": true}""", "weight")]
    [InlineData("""{"away": true}""", "away")]
    [InlineData("""{"away": "2026-02-02"}""", "away")]
    [InlineData("""{"away": {}}""", "away")]
    [InlineData("""{"away": {"from": "2026-02-02"}}""", "away")]
    [InlineData("""{"away": {"from": "2026-02-02", "to": "2026-02-30"}}""", "away")]
    [InlineData("""{"away": {"from": "2026-02-02", "to": "\ud800"}}""", "away")]
    [InlineData("""{"away": {"from": "2026-02-03", "to": "2026-02-02"}}""", "away")]
    [InlineData("""{"wieght": 1}""", "wieght")]
    public void Each_field_at_fault_is_named(string json, string field)
    {
        var error = Assert.Single(Read(json).Errors);

        Assert.Equal(field, error.Key);
        Assert.NotEqual(error.Value, Read(json, "en").Errors[field]);
    }

    private static (RepSettings Settings, Dictionary<string, string[]> Errors) Read(string json, string language = "es") =>
        RepSettingsReader.Read(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!, Before, Today, RepTexts.In(language));
}
