using System.Globalization;
using Smarketing.Local.Time;

namespace Smarketing.Local.Tests.Time;

public sealed class IsoTimeTests
{
    [Theory]
    [InlineData("P14D", "14.00:00:00")]
    [InlineData("PT4H", "04:00:00")]
    [InlineData("P2W", "14.00:00:00")]
    [InlineData("P1DT2H3M4.5S", "1.02:03:04.5000000")]
    [InlineData("PT90M", "01:30:00")]
    [InlineData("PT0S", "00:00:00")]
    [InlineData("P36525D", "36525.00:00:00")]
    public void A_duration_of_fixed_length_is_read(string text, string duration)
    {
        Assert.True(IsoTime.TryParseDuration(text, out var read));
        Assert.Equal(TimeSpan.Parse(duration, CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("P1M")]
    [InlineData("P1Y")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("1D")]
    [InlineData("PT1H ")]
    [InlineData("-P1D")]
    [InlineData("P-1D")]
    [InlineData("P36526D")]
    [InlineData("P1.5D")]
    [InlineData("PT1S\n")]
    [InlineData("p1d")]
    public void Anything_else_is_no_duration(string text) => Assert.False(IsoTime.TryParseDuration(text, out _));

    [Theory]
    [InlineData("2026-02-01T00:00:00Z", "2026-02-01T00:00:00.0000000+00:00")]
    [InlineData("2026-01-05T09:00:00-06:00", "2026-01-05T09:00:00.0000000-06:00")]
    [InlineData("2026-01-05T09:00Z", "2026-01-05T09:00:00.0000000+00:00")]
    [InlineData("2026-01-05T09:00:00.25+01:00", "2026-01-05T09:00:00.2500000+01:00")]
    public void An_instant_with_its_offset_is_read(string text, string instant)
    {
        Assert.True(IsoTime.TryParseInstant(text, out var read));
        Assert.Equal(instant, read.ToString("O"));
    }

    [Theory]
    [InlineData("2026-02-01T00:00:00")]
    [InlineData("2026-02-01")]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("01/02/2026 00:00:00Z")]
    [InlineData("tomorrow")]
    [InlineData("")]
    public void Anything_else_is_no_instant(string text) => Assert.False(IsoTime.TryParseInstant(text, out _));
}
