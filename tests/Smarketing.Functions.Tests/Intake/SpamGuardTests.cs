using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Tests.Intake;

public sealed class SpamGuardTests
{
    private static readonly DateTimeOffset Now = Mexico.At(2026, 1, 5, 9);
    private static readonly Form Form = Mexico.Configuration.Forms["demo"] with { FillTimeMin = TimeSpan.FromSeconds(3) };

    [Theory]
    [InlineData("2026-01-05T14:59:57Z", null)]
    [InlineData("2026-01-05T14:59:58Z", "too-fast")]
    [InlineData("2026-01-05T08:59:58-06:00", "too-fast")]
    [InlineData("1767625197000", null)]
    [InlineData("1767625199000", "too-fast")]
    [InlineData("2026-01-05T15:00:00Z", "too-fast")]
    [InlineData("2026-01-05T15:00:01Z", null)]
    [InlineData("1767625201000", null)]
    [InlineData("14:59:59", null)]
    [InlineData("2026-01-05T14:59:58", null)]
    [InlineData("yesterday", null)]
    [InlineData("99999999999999999", null)]
    public void A_form_that_was_filled_faster_than_a_person_can_is_spam(string started, string? why) =>
        Assert.Equal(Words.Find<SpamReason>(why), SpamGuard.Suspect(Form, new Dictionary<string, string>(StringComparer.Ordinal) { [FieldNames.Started] = started }, Now));

    [Theory]
    [InlineData("2026-01-05T15:00:00Z")]
    [InlineData("2026-01-05T15:00:01Z")]
    public void A_form_that_asks_for_no_time_takes_none_for_too_fast(string started) =>
        Assert.Null(SpamGuard.Suspect(Form with { FillTimeMin = TimeSpan.Zero }, new Dictionary<string, string>(StringComparer.Ordinal) { [FieldNames.Started] = started }, Now));

    [Fact]
    public void A_filled_honeypot_is_spam() =>
        Assert.Equal(SpamReason.Honeypot, SpamGuard.Suspect(Form, new Dictionary<string, string>(StringComparer.Ordinal) { [FieldNames.Honeypot] = "x" }, Now));

    [Fact]
    public void A_page_that_does_not_tell_when_it_was_shown_is_trusted() =>
        Assert.Null(SpamGuard.Suspect(Form, new Dictionary<string, string>(StringComparer.Ordinal), Now));
}
