using Smarketing.Functions.Webhooks;

namespace Smarketing.Functions.Tests.Webhooks;

public sealed class WebhookDeliveryTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);

    [Theory]
    [InlineData(199, WebhookState.Pending)]
    [InlineData(200, WebhookState.Delivered)]
    [InlineData(204, WebhookState.Delivered)]
    [InlineData(299, WebhookState.Delivered)]
    [InlineData(302, WebhookState.Pending)]
    [InlineData(404, WebhookState.Pending)]
    [InlineData(410, WebhookState.Dead)]
    [InlineData(429, WebhookState.Pending)]
    [InlineData(500, WebhookState.Pending)]
    public void An_answer_decides_what_becomes_of_it(int status, WebhookState state)
    {
        var after = New().After(new WebhookResult(status), Monday);

        Assert.Equal((state, 1, $"{status}", Monday), (after.State, after.Tries, after.LastResult, after.LastAt));
    }

    [Theory]
    [InlineData(WebhookState.Delivered, -1, true, true)]
    [InlineData(WebhookState.Delivered, 0, true, false)]
    [InlineData(WebhookState.Dead, -1, true, true)]
    [InlineData(WebhookState.Pending, -1, true, false)]
    [InlineData(WebhookState.Pending, -1, false, true)]
    [InlineData(WebhookState.Pending, 0, false, false)]
    public void What_was_sent_on_its_way_long_ago_is_forgotten_but_for_what_is_still_tried(WebhookState state, int seconds, bool isServed, bool isForgettable) =>
        Assert.Equal(isForgettable, (New() with { State = state, Since = Monday.AddSeconds(seconds) }).IsForgettable(Monday, isServed));

    [Fact]
    public void What_always_fails_is_tried_for_three_days_at_growing_distances_and_then_given_up()
    {
        var delivery = New();
        var (tries, waits) = (new List<DateTimeOffset>(), new List<TimeSpan>());
        while (delivery.State == WebhookState.Pending)
        {
            tries.Add(delivery.DueAt);
            delivery = delivery.After(new WebhookResult(null, "timeout"), delivery.DueAt);
            waits.Add(delivery.DueAt - tries[^1]);
        }

        Assert.Equal((WebhookState.Dead, 9, "timeout"), (delivery.State, delivery.Tries, delivery.LastResult));
        Assert.InRange(tries[^1] - tries[0], TimeSpan.FromDays(2.9), TimeSpan.FromDays(3.3));
        Assert.InRange(waits[0], TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5.5));
        Assert.Equal(waits.Take(7).Order(), waits.Take(7));
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(60, 60)]
    [InlineData(60 * 24 * 30, 60 * 24)]
    public void A_receiver_that_asks_for_a_pause_gets_it_up_to_a_day(int askedMinutes, int waitMinutes)
    {
        var after = New().After(new WebhookResult(503, RetryAfter: TimeSpan.FromMinutes(askedMinutes)), Monday);

        Assert.InRange(after.DueAt - Monday, TimeSpan.FromMinutes(waitMinutes), TimeSpan.FromMinutes(waitMinutes * 1.1));
    }

    [Fact]
    public void Sent_again_it_has_all_its_tries_and_is_the_same_message()
    {
        var dead = New().After(new WebhookResult(410), Monday);

        var again = dead.Again(Monday.AddDays(9), Monday.AddDays(9));

        Assert.Equal((WebhookState.Pending, 0, dead.Message, Monday.AddDays(9)), (again.State, again.Tries, again.Message, again.DueAt));
        Assert.Equal(WebhookState.Pending, again.After(new WebhookResult(500), Monday.AddDays(9)).State);
    }

    [Theory]
    [InlineData(83, WebhookState.Pending)]
    [InlineData(84, WebhookState.Dead)]
    public void What_waited_behind_others_for_as_long_as_they_were_tried_is_given_up(int hours, WebhookState state) =>
        Assert.Equal(state, New().After(new WebhookResult(500), Monday.AddHours(hours)).State);

    private static WebhookDelivery New() => new() { Endpoint = "crm", Message = new WebhookMessage("20260105T150000-ab", WebhookTypes.Erased, Monday, "{}"), Since = Monday, DueAt = Monday };
}
