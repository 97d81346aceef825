using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Tests.FollowUp;

/// <summary>What reports are told of how deep and how fast a rep went.</summary>
public sealed class FollowUpFactsTests
{
    private static readonly DateTimeOffset Monday = ContactStory.Monday;

    private readonly FollowUpState _state = ContactStory.Mql().FollowUp!;

    [Theory]
    [InlineData(false, 0, "false")]
    [InlineData(false, 4, "false")]
    [InlineData(false, 5, "true")]
    [InlineData(true, 1, "true")]
    public void It_was_deep_enough_when_the_person_was_reached_or_every_attempt_is_done(bool isReached, int done, string depthMet)
    {
        var state = _state with { ReachedAt = isReached ? Monday : null, Attempts = [.. _state.Attempts.Select(attempt => attempt.Number <= done ? Made(attempt, Monday) : attempt)] };

        Assert.Equal(depthMet, EndOf(state).Values["depthMet"]);
    }

    [Fact]
    public void The_first_minutes_are_those_to_the_earliest_attempt_whichever_number_it_has()
    {
        var state = _state with { Attempts = [Made(_state.Attempts[0], Monday.AddHours(3)), Made(_state.Attempts[1], Monday.AddHours(1)), .. _state.Attempts.Skip(2)] };

        Assert.Equal("60", EndOf(state).Values["firstMinutes"]);
        Assert.False(EndOf(_state).Values.ContainsKey("firstMinutes"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_attempt_tells_whether_the_program_made_it(bool isAutomatic)
    {
        var attempt = Made(_state.Attempts[0], Monday) with { IsAutomatic = isAutomatic };

        Assert.Equal(isAutomatic, Values(_state with { Attempts = [attempt] }, attempt).ContainsKey("automatic"));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void Only_the_earliest_attempt_tells_how_long_the_person_waited(int otherMadeMinutesLater, bool isFirst)
    {
        var attempt = Made(_state.Attempts[0], Monday.AddHours(1));
        var other = Made(_state.Attempts[1], Monday.AddHours(1).AddMinutes(otherMadeMinutesLater));

        Assert.Equal(isFirst, Values(_state with { Attempts = [attempt, other, .. _state.Attempts.Skip(2)] }, attempt).ContainsKey("first"));
    }

    private static Attempt Made(Attempt attempt, DateTimeOffset at) => attempt with { Outcome = AttemptOutcome.NoAnswer, At = at };

    private static Fact EndOf(FollowUpState state) => FollowUpFacts.OfEndAlone(ContactStory.Mql(), state, new FollowUpEnd(EndKind.Recycled, "not-worked", Monday.AddDays(15)));

    private static Dictionary<string, string?> Values(FollowUpState state, Attempt attempt) =>
        FollowUpFacts.OfAttempt(state, attempt, Mexico.Calendar).Where(value => value.Value is not null).ToDictionary(value => value.Name, value => value.Value);
}
