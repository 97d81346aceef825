using Azure.Data.Tables;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Storage;
using Smarketing.Simulation.Worlds;

namespace Smarketing.Simulation.Promises;

/// <summary>What must hold once nothing has gone wrong for a while.</summary>
internal static class EndPromises
{
    public static async Task CheckAsync(World world)
    {
        var tables = world.Host.Tables;
        var contacts = new List<Contact>();
        foreach (var contactId in world.People.Contacts)
        {
            if (await tables.FindContactAsync(contactId) is { } contact)
            {
                contacts.Add(contact);
            }
        }

        var rows = await tables.AllAsync(TableNames.Contacts);
        CheckAnswers(world, rows);
        StepPromises.Keep("All that is left over gets done", !rows.Any(row => row.RowKey.StartsWith(ContactKeys.OutboxPrefix, StringComparison.Ordinal)), LeftOver(world, rows));
        SentMails.Check(world, contacts, rows);
        await TeamPromises.CheckAsync(tables, contacts);
        FactPromises.Check(world, contacts, rows, await tables.AllAsync(TableNames.Facts));
        await CheckInstancesAsync(world, contacts);
        await CheckErasedAsync(world);
    }

    /// <summary>Neither the address nor the name stands anywhere any more.</summary>
    private static async Task CheckErasedAsync(World world)
    {
        var traces = world.Promised.Erased.Select(person => world.Plan.People[person]).SelectMany(person => new[] { person.Email, $"\"{person.Name}\"" }).ToList();
        foreach (var table in traces.Count == 0 ? [] : TableNames.All)
        {
            foreach (var row in await world.Host.Tables.AllAsync(table))
            {
                var found = row.Keys.Select(key => row[key]).OfType<string>().SelectMany(text => traces.Where(trace => text.Contains(trace, StringComparison.Ordinal))).FirstOrDefault();
                StepPromises.Keep("Of who was erased nothing stays", found is null, $"{found} in {table}, {row.PartitionKey} {row.RowKey}");
            }
        }
    }

    private static void CheckAnswers(World world, IReadOnlyList<TableEntity> rows)
    {
        foreach (var person in world.Promised.Known)
        {
            StepPromises.Keep("Who was answered is known", rows.Keys(world.People.Contacts[person], ContactKeys.Contact).Any(), $"persona{person}");
        }

        foreach (var (person, submission) in world.Promised.Receipts)
        {
            StepPromises.Keep(
                "A submission that was answered is kept", rows.Keys(world.People.Contacts[person], ContactKeys.Timeline(TimelineKind.Submission, submission)).Any(), $"persona{person}: {submission}");
        }
    }

    private static string LeftOver(World world, IReadOnlyList<TableEntity> rows) => string.Join("; ", rows
        .Where(row => row.RowKey.StartsWith(ContactKeys.OutboxPrefix, StringComparison.Ordinal))
        .Select(row => $"persona{world.People.Find(row.PartitionKey)}: {StoredText.Read(row)}"));

    private static async Task CheckInstancesAsync(World world, IReadOnlyList<Contact> contacts)
    {
        var instances = new Dictionary<string, OrchestrationMetadata>(StringComparer.Ordinal);
        await foreach (var instance in world.Host.Client.GetAllInstancesAsync())
        {
            instances.Add(instance.InstanceId, instance);
            StepPromises.Keep("No orchestration fails", instance.RuntimeStatus is OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Completed, $"{instance.Name}: {instance.FailureDetails?.ErrorMessage}");
        }

        foreach (var contact in contacts)
        {
            var who = $"persona{world.People.Find(contact.Id)}";
            Check(contact.FollowUp is { } followUp ? (FollowUpKeys.Instance(contact.Subject, followUp.Number), followUp.IsOver) : null, $"{who}'s follow-up");
            Check(contact.Nurture is { } nurture ? (NurtureKeys.Instance(contact.Subject, nurture.Number), nurture.IsOver) : null, $"{who}'s track");
            Check(contact.Deal is { } deal ? (DealKeys.Instance(contact.Subject, deal.Watch), deal.IsOver) : null, $"{who}'s deal");
        }

        void Check((string Instance, bool IsOver)? work, string whose)
        {
            if (work is { IsOver: false, Instance: var id })
            {
                StepPromises.Keep("What goes on has an orchestration that keeps its alarms", instances.TryGetValue(id, out var instance) && !instance.IsCompleted, whose);
            }
            else if (work is { IsOver: true, Instance: var over })
            {
                StepPromises.Keep("What is over has no orchestration that goes on", !instances.TryGetValue(over, out var instance) || instance.IsCompleted, whose);
            }
        }
    }
}
