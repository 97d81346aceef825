using System.Globalization;
using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Tests.FollowUp;

public sealed class TaskAnswerTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);

    [Theory]
    [InlineData(AttemptKind.Call, "no-answer", AttemptOutcome.NoAnswer)]
    [InlineData(AttemptKind.Call, "wrong-number", AttemptOutcome.WrongNumber)]
    [InlineData(AttemptKind.Mail, "sent", AttemptOutcome.Sent)]
    [InlineData(AttemptKind.Mail, "replied", AttemptOutcome.Replied)]
    public void An_outcome_of_the_attempts_own_kind_is_taken(AttemptKind kind, string word, AttemptOutcome outcome) =>
        Assert.Equal(outcome, Read(kind, ("outcome", word)).Answer!.Outcome);

    [Theory]
    [InlineData(AttemptKind.Call, "sent")]
    [InlineData(AttemptKind.Mail, "voicemail")]
    [InlineData(AttemptKind.Call, "shouted")]
    public void Any_other_is_refused_with_the_field_named(AttemptKind kind, string word) => Assert.Equal(["outcome"], Read(kind, ("outcome", word)).Errors.Keys);

    [Theory]
    [InlineData("yes", "yes", "yes", "no", true)]
    [InlineData("yes", "yes", "no", "unknown", false)]
    [InlineData("yes", "yes", "yes", "yes", true)]
    public void To_qualify_needs_three_yes(string budget, string authority, string need, string timeline, bool isTaken)
    {
        var (answer, errors) = Read(AttemptKind.Call, ("verdict", "qualify"), ("budget", budget), ("authority", authority), ("need", need), ("timeline", timeline));

        Assert.Equal(isTaken, answer?.Verdict is { Kind: VerdictKind.Qualify });
        Assert.Equal(isTaken ? [] : ["verdict"], errors.Keys);
    }

    [Fact]
    public void To_reject_needs_a_reason()
    {
        Assert.Equal(["reason"], Read(AttemptKind.Call, ("verdict", "reject")).Errors.Keys);
        Assert.Equal(RejectReason.NoBudget, Read(AttemptKind.Call, ("verdict", "reject"), ("reason", "no-budget")).Answer!.Verdict!.Reason);
    }

    [Fact]
    public void No_timing_may_carry_a_date_to_wait_for() =>
        Assert.Equal(new DateOnly(2026, 6, 1), Read(AttemptKind.Call, ("verdict", "reject"), ("reason", "no-timing"), ("resumeOn", "2026-06-01")).Answer!.Verdict!.ResumeOn);

    [Theory]
    [InlineData("carla", "carla")]
    [InlineData("Carla", "carla")]
    [InlineData("carla.mendez@andamio.example", "carla")]
    [InlineData("executive@partner.example", "executive@partner.example")]
    public void Who_takes_the_deal_is_one_of_the_team_or_an_address(string named, string executive) =>
        Assert.Equal(executive, Read(AttemptKind.Call, ("verdict", "qualify"), ("budget", "yes"), ("authority", "yes"), ("need", "yes"), ("executive", named)).Answer!.Verdict!.Executive);

    [Fact]
    public void Too_few_yes_is_all_that_is_wrong_with_a_verdict_that_names_an_executive() =>
        Assert.Equal(["verdict"], Read(AttemptKind.Call, ("verdict", "qualify"), ("budget", "yes"), ("executive", "carla")).Errors.Keys);

    [Theory]
    [InlineData("qualify", "nobody")]
    [InlineData("accept", "carla")]
    public void Nobody_takes_a_deal_that_there_is_not_or_is_somebody_unknown(string verdict, string named) =>
        Assert.Equal(["executive"], Read(AttemptKind.Call, ("verdict", verdict), ("budget", "yes"), ("authority", "yes"), ("need", "yes"), ("executive", named)).Errors.Keys);

    [Theory]
    [InlineData("2026-01-08T15:30", "2026-01-08T15:30:00-06:00")]
    [InlineData("2026-01-08T15:30:00-06:00", "2026-01-08T15:30:00-06:00")]
    [InlineData("2026-01-08T21:30:00Z", "2026-01-08T15:30:00-06:00")]
    public void A_call_back_without_an_offset_is_on_the_reps_clock(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), Read(AttemptKind.Call, ("callBackAt", text)).Answer!.CallBackAt);

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-01-05T09:00")]
    [InlineData("2026-01-19T09:00")]
    [InlineData("2026-01-08")]
    public void A_call_back_that_is_no_time_to_come_before_the_close_is_refused(string text) => Assert.Equal(["callBackAt"], Read(AttemptKind.Call, ("callBackAt", text)).Errors.Keys);

    [Theory]
    [InlineData("2026-01-04", false)]
    [InlineData("2026-01-05", true)]
    [InlineData("2026-04-05", true)]
    [InlineData("2026-04-06", false)]
    [InlineData("Friday", false)]
    public void A_rep_may_be_away_from_today_on_for_ninety_days(string until, bool isTaken)
    {
        var (answer, errors) = Read(AttemptKind.Call, ("away", until));

        Assert.Equal(isTaken, answer?.Away is not null);
        Assert.Equal(isTaken ? [] : ["away"], errors.Keys);
    }

    [Fact]
    public void Nobody_is_in_the_managers_place() =>
        Assert.Equal(["away"], TaskAnswer.Read(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["away"] = "2026-01-05" }, AttemptKind.Call,
            new TaskMoment(Monday, Monday.AddDays(14), Mexico.Calendar, Mexico.Configuration.Team) { IsManager = true }, TaskAnswerTexts.In("en")).Errors.Keys);

    [Theory]
    [InlineData("2026-01-05")]
    [InlineData("2025-12-01")]
    [InlineData("2028-01-06")]
    [InlineData("9999-12-31")]
    public void A_day_to_wait_for_is_ahead_and_not_too_far(string day) =>
        Assert.Equal(["resumeOn"], Read(AttemptKind.Call, ("verdict", "reject"), ("reason", "no-timing"), ("resumeOn", day)).Errors.Keys);

    [Theory]
    [InlineData("9999-12-31T23:59")]
    [InlineData("0001-01-01T00:00")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    public void A_time_at_the_ends_of_the_calendar_is_refused_like_any_other(string text) => Assert.Equal(["callBackAt"], Read(AttemptKind.Call, ("callBackAt", text)).Errors.Keys);

    [Theory]
    [InlineData("accept", null, null, null, null)]
    [InlineData("accept", "no-timing", null, "2026-06-01", "2026-06-01")]
    [InlineData("reject", "no-need", "no-need", "2026-06-01", null)]
    public void A_verdict_keeps_what_belongs_to_it(string verdict, string? reason, string? kept, string? resumeOn, string? keptDay)
    {
        (string, string)[] fields = [("verdict", verdict), ("budget", "yes"), .. reason is null ? [] : new[] { ("reason", reason) }, .. resumeOn is null ? [] : new[] { ("resumeOn", resumeOn) }];

        var read = Read(AttemptKind.Call, fields).Answer!.Verdict!;

        Assert.Equal((kept, null), (read.Reason is { } why ? Words.Of(why) : null, read.Bant));
        Assert.Equal(keptDay, read.ResumeOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void To_qualify_keeps_what_was_asked() =>
        Assert.Equal(
            new Bant(BantAnswer.Yes, BantAnswer.Yes, BantAnswer.Yes, BantAnswer.Unknown),
            Read(AttemptKind.Call, ("verdict", "qualify"), ("budget", "yes"), ("authority", "yes"), ("need", "yes")).Answer!.Verdict!.Bant);

    [Theory]
    [InlineData("2026-01-06")]
    [InlineData("2028-01-05")]
    public void A_day_to_wait_for_may_be_tomorrow_or_two_years_off(string day) =>
        Assert.NotNull(Read(AttemptKind.Call, ("verdict", "reject"), ("reason", "no-timing"), ("resumeOn", day)).Answer!.Verdict!.ResumeOn);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_note_has_its_length(int over, bool isTaken)
    {
        var (answer, errors) = Read(AttemptKind.Call, ("note", new string('x', 5000 + over)));

        Assert.Equal((isTaken, !isTaken), (answer is not null, errors.ContainsKey("note")));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("on", true)]
    [InlineData("yes", true)]
    [InlineData("1", true)]
    [InlineData("no", false)]
    public void The_wish_to_be_left_alone_is_a_box_that_was_ticked(string box, bool isTicked) =>
        Assert.Equal(isTicked, Read(AttemptKind.Call, ("note", "x"), ("doNotContact", box)).Answer!.DoNotContact);

    [Fact]
    public void A_field_that_is_not_known_is_refused_rather_than_lost() => Assert.Equal(["callBakAt"], Read(AttemptKind.Call, ("outcome", "no-answer"), ("callBakAt", "x")).Errors.Keys);

    [Fact]
    public void An_answer_that_says_nothing_is_refused() => Assert.Equal(["outcome"], Read(AttemptKind.Call).Errors.Keys);

    private static (TaskAnswer? Answer, IReadOnlyDictionary<string, string[]> Errors) Read(AttemptKind kind, params (string Name, string Value)[] fields) =>
        TaskAnswer.Read(fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal), kind, new TaskMoment(Monday, Monday.AddDays(14), Mexico.Calendar, Mexico.Configuration.Team), TaskAnswerTexts.In("en"));
}
