using Azure.Data.Tables;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Storage;
using Smarketing.Simulation.Worlds;

namespace Smarketing.Simulation.Promises;

/// <summary>What must hold at every instant at which nothing is under way.</summary>
internal static class StepPromises
{
    private const int LastDay = 17;
    private const int AttemptsMax = 5;

    /// <summary>What was held up by a trouble is done by then: the longest pause between two tries is ten minutes.</summary>
    private static readonly TimeSpan CaughtUpWithin = TimeSpan.FromMinutes(30);

    public static async Task CheckAsync(World world)
    {
        world.Story.ThrowIfBroken();
        foreach (var contactId in world.People.Contacts)
        {
            if (await world.Host.Tables.FindContactAsync(contactId) is { } contact)
            {
                Check(contact, world);
            }
        }
    }

    /// <summary>The same of what takes longer to look up, and holds only where no work is left over: once a day.</summary>
    public static async Task CheckDayAsync(World world)
    {
        var (tables, rows) = (world.Host.Tables, await world.Host.Tables.AllAsync(TableNames.Contacts));
        var busy = rows.Where(row => row.RowKey.StartsWith(ContactKeys.OutboxPrefix, StringComparison.Ordinal)).Select(row => row.PartitionKey).ToHashSet(StringComparer.Ordinal);
        CheckMarkers([.. rows.Where(OutboxStore.HasMarker)], [.. (await tables.AllAsync(TableNames.Outbox)).Select(row => row.RowKey)]);
        await TeamPromises.CheckListsAsync(tables, [.. rows.Where(row => row.RowKey == ContactKeys.Contact && !busy.Contains(row.PartitionKey)).Select(ContactStore.Read)]);
    }

    private static void CheckMarkers(IReadOnlyList<TableEntity> items, HashSet<string> markers)
    {
        var lost = items.Where(item => !markers.Contains(OutboxKeys.Marker(item.PartitionKey, ContactKeys.RevisionOf(item.RowKey))));
        Keep("What a change left to be done is found by the sweep", !lost.Any(), string.Join(", ", lost.Select(item => $"{item.PartitionKey} {item.RowKey}")));
    }

    private static void Check(Contact contact, World world)
    {
        var who = $"persona{world.People.Find(contact.Id)}";
        Check(contact, who, world.Now, isHeldUp: world.Now <= world.Troubles.LastAt + CaughtUpWithin);
        if (contact.FollowUp is { } latest && world.Promised.Outcomes.TryGetValue((contact.Id, latest.Number), out var told))
        {
            var stored = latest.Attempts.Where(attempt => attempt.Outcome is not null).ToDictionary(attempt => attempt.Number, attempt => attempt.Outcome!.Value);
            Keep("What a rep was told is recorded stays so", told.All(one => stored.TryGetValue(one.Key, out var outcome) && outcome == one.Value), who);
        }
    }

    /// <summary>What the decisions keep, whatever stands around them.</summary>
    /// <param name="isHeldUp">Something went wrong a moment ago, and may have made things late.</param>
    public static void Check(Contact contact, string who, DateTimeOffset now, bool isHeldUp)
    {
        Keep("No contact has two open follow-ups", contact.EarlierFollowUps.All(earlier => earlier.Ended is not null), who);
        Keep("No contact has a follow-up and a nurture track", contact is not { HasOpenFollowUp: true, Nurture.IsOver: false }, who);
        foreach (var followUp in contact.EarlierFollowUps.Append(contact.FollowUp).OfType<FollowUpState>())
        {
            Check(followUp, $"{who}, follow-up {followUp.Number}", now, isHeldUp);
        }
    }

    private static void Check(FollowUpState followUp, string who, DateTimeOffset now, bool isHeldUp)
    {
        Keep("A follow-up has the plan's attempts at the most", followUp.Attempts.Select(attempt => attempt.Number).ToHashSet().Count == followUp.Attempts.Count && followUp.Attempts.Count <= AttemptsMax, who);
        if (followUp is { MoveCount: 0, Attempts: [{ IsCallBack: false } first, ..] })
        {
            var due = FirstDeadline.After(followUp.StartedAt);
            Keep("The first attempt is due after four working hours", first.DueAt == due, $"{who}: {first.DueAt:O} instead of {due:O}");
        }

        var end = FirstDeadline.EndOfDay(followUp.StartedAt, LastDay);
        Keep("Every MQL has its verdict or goes back by the end of day 17", followUp.Ended is not null || now <= end + CaughtUpWithin || isHeldUp, who);
        Keep("Nothing goes on in a follow-up that has ended", followUp.Ended is null || followUp.Attempts.All(attempt => !(attempt.OpenedAt > followUp.Ended.At)), who);
    }

    public static void Keep(string promise, bool isKept, string how)
    {
        if (!isKept)
        {
            throw new BrokenPromise(promise, how);
        }
    }
}
