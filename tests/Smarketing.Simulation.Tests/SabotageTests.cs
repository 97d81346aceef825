using Azure.Data.Tables;
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
    public async Task A_sender_that_sends_twice_is_found() =>
        await FindsAsync("Nobody gets the same mail twice for one cause", Sabotage.None with { Sender = sender => new TwiceSender(sender) });

    [Fact]
    public async Task An_outbox_that_loses_what_is_to_be_done_is_found() =>
        await FindsAsync("Each contact is owned by exactly one team", OnWrites((table, row) => table == TableNames.Contacts && row.StartsWith("outbox|", StringComparison.Ordinal)));

    [Fact]
    public async Task Facts_that_get_lost_are_found() =>
        await FindsAsync("The facts add up to what happened", OnWrites((table, _) => table == TableNames.Facts));

    [Fact]
    public async Task A_lead_that_was_answered_and_not_stored_is_found() =>
        await FindsAsync("A submission that was answered is kept", OnWrites((table, row) => table == TableNames.Contacts && row.StartsWith("timeline|submission|", StringComparison.Ordinal)));

    [Fact]
    public async Task A_list_of_work_that_isnt_kept_is_found() =>
        await FindsAsync("A rep's list shows the open follow-ups", OnWrites((table, _) => table == TableNames.WorkItems));

    /// <summary>Of many things planned, the story keeps those few without which nothing is broken.</summary>
    private static async Task FindsAsync(string promise, Sabotage sabotage)
    {
        var plan = new WorldPlan(1, Monday, Days: 2, ProviderTells: true, People, [.. People.SelectMany(VisitsOf)]);

        var broken = await World.RunAsync(plan, sabotage);
        Assert.Equal(promise, broken.Broken?.Promise);
        var shortest = await Shrinker.ShrinkAsync(broken, WorldsToShrink, sabotage);

        Assert.Equal(promise, shortest.Broken?.Promise);
        Assert.True(shortest.Plan.Items.Count <= 2, $"{shortest.Plan.Items.Count} things are left: {string.Join(", ", shortest.Plan.Items)}");
        Assert.NotEmpty(shortest.Story);
        Assert.Null((await World.RunAsync(shortest.Plan)).Broken);
    }

    private static IReadOnlyList<Persona> People { get; } =
        [.. Enumerable.Range(0, 2).Select(index => new Persona(index, $"persona{index}@empresa{index}.mx", $"Persona{index}", "Empresa", "Directora", Phone: null, "MX", Employees: 50, IsReal: true))];

    private static IEnumerable<PlanItem> VisitsOf(Persona person) =>
        [.. Enumerable.Range(0, 2).Select(visit => new PlanItem.Post(Monday.AddHours((visit * 9) + person.Index), person.Index, "demo", $"Visita {visit}", 1, HasKey: false, IsBrowser: false, Consents: false))];

    /// <summary>Writes of such rows are answered as if they had been done.</summary>
    private static Sabotage OnWrites(Func<string, string, bool> isLost) => Sabotage.None with { Tables = tables => new LosingTables(tables, isLost) };

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
