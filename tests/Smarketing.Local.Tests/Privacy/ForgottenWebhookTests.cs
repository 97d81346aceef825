using Smarketing.Functions.Contacts;
using Smarketing.Functions.Webhooks;

namespace Smarketing.Local.Tests.Privacy;

/// <summary>How long it is kept what other programs were told.</summary>
public sealed class ForgottenWebhookTests
{
    [Fact]
    public async Task What_is_told_of_something_that_happened_longAgo_is_not_forgotten_before_it_is_told()
    {
        await using var world = await ErasureWorld.StartAsync();
        var store = world.Get<WebhookStore>();
        var now = world.Clock.Now;
        var (waiting, told, old) = (Of(now.AddYears(-2), now, WebhookState.Pending), Of(now.AddYears(-3), now, WebhookState.Delivered), Of(now.AddYears(-4), now.AddDays(-31), WebhookState.Delivered));
        foreach (var delivery in new[] { waiting, told, old })
        {
            await store.AddAsync(delivery, CancellationToken.None);
        }

        await store.ForgetAsync("crm", now.AddDays(-30), isServed: true, CancellationToken.None);

        Assert.NotNull(await store.FindAsync("crm", waiting.Message.Id, CancellationToken.None));
        Assert.NotNull(await store.FindAsync("crm", told.Message.Id, CancellationToken.None));
        Assert.Null(await store.FindAsync("crm", old.Message.Id, CancellationToken.None));
    }

    [Fact]
    public async Task What_waits_for_an_endpoint_that_wants_to_hear_no_more_is_given_up_some_at_a_time()
    {
        await using var world = await ErasureWorld.StartAsync();
        var store = world.Get<WebhookStore>();
        var now = world.Clock.Now;
        foreach (var hours in new[] { -3, -2, -1, 1 })
        {
            await store.AddAsync(Of(now.AddHours(hours), now, WebhookState.Pending) with { DueAt = now.AddHours(hours) }, CancellationToken.None);
        }

        await store.SetGoneAsync("crm", CancellationToken.None);
        var endpoint = new WebhookEndpoint("crm", new Uri("https://crm.example"), []);

        await world.Get<WebhookActivities>().RetryAsync(endpoint, limit: 2, CancellationToken.None);
        Assert.Equal((2, 2), (await CountAsync(WebhookKeys.DeadPrefix), await CountAsync(WebhookKeys.DuePrefix)));
        await world.Get<WebhookActivities>().RetryAsync(endpoint, limit: 2, CancellationToken.None);
        Assert.Equal((3, 1), (await CountAsync(WebhookKeys.DeadPrefix), await CountAsync(WebhookKeys.DuePrefix)));

        async Task<int> CountAsync(string prefix) => (await store.ListAsync("crm", prefix, after: null, limit: 10, CancellationToken.None)).Count;
    }

    [Fact]
    public async Task Endpoints_that_are_configured_no_longer_are_found_with_all_that_is_kept_for_them()
    {
        await using var world = await ErasureWorld.StartAsync();
        var store = world.Get<WebhookStore>();
        var longAgo = world.Clock.Now.AddDays(-40);
        foreach (var endpoint in new[] { "b", "a" })
        {
            foreach (var day in Enumerable.Range(0, 120))
            {
                await store.AddAsync(Of(longAgo.AddDays(-day), longAgo, WebhookState.Pending) with { Endpoint = endpoint }, CancellationToken.None);
            }
        }

        Assert.Equal(["a", "b"], await store.EndpointsAsync(CancellationToken.None));
        await store.ForgetAsync("a", world.Clock.Now.AddDays(-30), isServed: false, CancellationToken.None);
        Assert.Equal(["b"], await store.EndpointsAsync(CancellationToken.None));
    }

    private static WebhookDelivery Of(DateTimeOffset at, DateTimeOffset since, WebhookState state)
    {
        var contact = new Contact { Id = "contact", Subject = "subject", Person = new Person { Email = "lucia@alba.mx", Language = "es" }, Stage = Stage.Lead, CreatedAt = at, UpdatedAt = at };
        return new WebhookDelivery { Endpoint = "crm", Message = WebhookMessage.Erased(contact, at), Since = since, DueAt = since, State = state };
    }
}
