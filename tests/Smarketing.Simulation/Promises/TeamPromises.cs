using Azure.Data.Tables;
using Smarketing.Functions;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;

namespace Smarketing.Simulation.Promises;

/// <summary>Everybody is in one list, every open follow-up in its rep's, and the ledger adds up.</summary>
internal static class TeamPromises
{
    public static async Task CheckAsync(TableServiceClient tables, IReadOnlyList<Contact> contacts)
    {
        await CheckListsAsync(tables, contacts);
        CheckLedger(contacts, await tables.AllAsync(TableNames.Reps));
    }

    /// <param name="contacts">Of whom nothing is left to be done.</param>
    public static async Task CheckListsAsync(TableServiceClient tables, IReadOnlyList<Contact> contacts)
    {
        var index = await tables.AllAsync(TableNames.ContactIndex);
        var work = await tables.AllAsync(TableNames.WorkItems);
        foreach (var contact in contacts)
        {
            CheckLists(contact, [.. index.Where(row => row.RowKey == contact.Id).Select(row => row.PartitionKey)]);
            var open = contact.FollowUp is { Ended: null, RepId: { } rep } ? new[] { rep } : [];
            var listed = work.Where(row => row.RowKey.EndsWith($"|{contact.Id}", StringComparison.Ordinal)).Select(row => row.PartitionKey);
            StepPromises.Keep("A rep's list shows the open follow-ups", listed.SequenceEqual(open), $"{contact.Person.Email}: {string.Join(", ", listed)} instead of {string.Join(", ", open)}");
        }
    }

    /// <summary>One team owns a contact: it stands in the one list that its stage belongs to.</summary>
    private static void CheckLists(Contact contact, string[] lists)
    {
        var stage = contact.Disqualified is null ? $"stage|{Words.Of(contact.Stage)}" : "disqualified";
        var owning = lists.Where(list => list == "disqualified" || list.StartsWith("stage|", StringComparison.Ordinal));
        StepPromises.Keep("Each contact is owned by exactly one team", owning.SequenceEqual([stage]), $"{contact.Person.Email}: {string.Join(", ", lists)} instead of {stage}");
        var rep = lists.Where(list => list.StartsWith("rep|", StringComparison.Ordinal));
        StepPromises.Keep("Each contact is its rep's alone", rep.SequenceEqual(contact.Rep is { } whose ? [$"rep|{whose.Id}"] : []), $"{contact.Person.Email}: {string.Join(", ", lists)}");
    }

    private static void CheckLedger(IReadOnlyList<Contact> contacts, IReadOnlyList<TableEntity> rows)
    {
        var ledger = rows.Where(row => row.RowKey.StartsWith(RepKeys.LedgerPrefix, StringComparison.Ordinal)).Select(Rows.LedgerOf).ToList();
        foreach (var load in rows.Where(row => row.RowKey.StartsWith(RepKeys.RepPrefix, StringComparison.Ordinal)).Select(row => Rows.RepOf(row).Load))
        {
            var given = ledger.Count(entry => entry.RepId == load.RepId);
            StepPromises.Keep("A rep's load is what the ledger says", load.InAll == given, $"{load.RepId}: {load.InAll} instead of {given}");
        }

        foreach (var contact in contacts)
        {
            foreach (var followUp in contact.EarlierFollowUps.Append(contact.FollowUp).OfType<FollowUpState>())
            {
                var given = ledger.Where(entry => entry.Arrival.Subject == contact.Subject && entry.Arrival.Number == followUp.Number).OrderBy(entry => entry.Arrival.GivenUp?.Nth ?? 0).ToList();
                var isRight = followUp.RepId is null ? given.Count == 0 : given.Count == 1 + followUp.MoveCount && given[^1].RepId == followUp.RepId;
                StepPromises.Keep(
                    "A follow-up is given once, and once for each move", isRight,
                    $"{contact.Person.Email}, follow-up {followUp.Number} of {followUp.RepId} with {followUp.MoveCount} moves: {string.Join(", ", given.Select(entry => entry.RepId))}");
            }
        }
    }
}
