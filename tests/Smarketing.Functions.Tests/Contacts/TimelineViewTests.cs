using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Tests.FollowUp;

namespace Smarketing.Functions.Tests.Contacts;

public sealed class TimelineViewTests
{
    [Fact]
    public void An_attempt_shows_that_it_was_one_and_by_which_way()
    {
        var story = new ContactStory();
        story.On(new FollowUpSignal.Wake(), ContactStory.Monday);
        var entry = story.On(new FollowUpSignal.Outcome(1, AttemptOutcome.Voicemail), ContactStory.Monday.AddMinutes(5)).Timeline.Single(entry => entry.Kind == TimelineKind.Attempt);

        var shown = Assert.IsType<Dictionary<string, object>>(ContactView.TimelineOf(entry));

        Assert.Equal((TimelineKind.Attempt, "call", "voicemail"), (shown["kind"], shown["attemptKind"], shown["outcome"]));
    }
}
