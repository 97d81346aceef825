using Smarketing.Functions.Email;
using Smarketing.Functions.Storage;
using Smarketing.Simulation.Plans;
using Smarketing.Simulation.Runs;
using Smarketing.Simulation.Worlds;

namespace Smarketing.Simulation.Tests;

/// <summary>A promise that can't be seen to be broken is none: what is built wrong on purpose is found, and told shortly.</summary>
public sealed class SabotageTests
{
    private const int WorldsToShrink = 12;

    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Of_much_that_happened_the_story_keeps_what_breaks_the_promise()
    {
        var twice = Sabotage.None with { Sender = sender => new TwiceSender(sender) };

        var broken = await World.RunAsync(Plan, twice);
        var shortest = await Shrinker.ShrinkAsync(broken, WorldsToShrink, twice);

        Assert.Equal("Nobody gets the same mail twice for one cause", broken.Broken?.Promise);
        Assert.Equal(broken.Broken?.Promise, shortest.Broken?.Promise);
        Assert.Single(shortest.Plan.Items);
        Assert.InRange(shortest.Story.Count, 1, broken.Story.Count);
    }

    [Fact]
    public async Task Nothing_is_found_where_nothing_is_wrong() => Assert.Null((await World.RunAsync(Plan)).Broken);

    [Theory]
    [InlineData(TableNames.Contacts, "outbox|", "A rep's list shows the open follow-ups")]
    [InlineData(TableNames.ContactIndex, "", "Each contact is owned by exactly one team")]
    [InlineData(TableNames.Contacts, "timeline|submission|", "A submission that was answered is kept")]
    [InlineData(TableNames.Facts, "", "The facts add up to what happened")]
    [InlineData(TableNames.WorkItems, "", "A rep's list shows the open follow-ups")]
    public async Task Rows_that_are_lost_are_found(string table, string rows, string promise)
    {
        var losing = Sabotage.None with { Tables = tables => new LosingTables(tables, (name, row) => name == table && row.StartsWith(rows, StringComparison.Ordinal)) };

        Assert.Equal(promise, (await World.RunAsync(Plan, losing)).Broken?.Promise);
    }

    /// <summary>The index takes nothing of one person, so that there is something to come back for.</summary>
    [Fact]
    public async Task Markers_that_are_lost_are_found()
    {
        var losing = Sabotage.None with { Tables = tables => new LosingTables(tables, (name, _) => name == TableNames.Outbox) };
        var putOff = Enumerable.Range(1, 40).Select(nth => new PlanItem.StorageTrouble(TableNames.ContactIndex, Person: 1, nth, StorageFault.Refused));

        var result = await World.RunAsync(Plan with { Items = [.. Plan.Items, .. putOff] }, losing);

        Assert.Equal("What a change left to be done is found by the sweep", result.Broken?.Promise);
    }

    private static IReadOnlyList<Persona> People { get; } =
        [.. Enumerable.Range(0, 2).Select(index => new Persona(index, $"persona{index}@empresa{index}.mx", $"Persona{index}", "Empresa", "Directora", Phone: null, "MX", Employees: 50, IsReal: true))];

    private static WorldPlan Plan { get; } = new(1, Monday, Days: 2, ProviderTells: true, People, [.. People.SelectMany(VisitsOf)]);

    private static IEnumerable<PlanItem> VisitsOf(Persona person) =>
        [.. Enumerable.Range(0, 2).Select(visit => new PlanItem.Post(Monday.AddHours((visit * 9) + person.Index), person.Index, "demo", $"Visita {visit}", 1, HasKey: false, IsBrowser: false, Consents: false))];

    private sealed class TwiceSender(IEmailSender sender) : IEmailSender
    {
        public async Task<SendResult> SendAsync(EmailMessage message, CancellationToken cancellation)
        {
            await sender.SendAsync(message, cancellation);
            return await sender.SendAsync(message, cancellation);
        }

        public Task<bool?> WasTakenAsync(string messageId, CancellationToken cancellation) => sender.WasTakenAsync(messageId, cancellation);

        public Task<bool> ForgetAsync(string contactId, string address, CancellationToken cancellation) => sender.ForgetAsync(contactId, address, cancellation);
    }
}
