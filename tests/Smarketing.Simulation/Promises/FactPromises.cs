using System.Text.Json;
using Azure.Data.Tables;
using Smarketing.Functions;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Storage;
using Smarketing.Simulation.Worlds;

namespace Smarketing.Simulation.Promises;

/// <summary>The facts, from which all reports are made, add up to what the contacts are.</summary>
internal static class FactPromises
{
    public static void Check(World world, IReadOnlyList<Contact> contacts, IReadOnlyList<TableEntity> rows, IReadOnlyList<TableEntity> facts)
    {
        foreach (var contact in contacts)
        {
            var who = $"persona{world.People.Find(contact.Id)}";
            var own = facts.Where(fact => fact.GetString("Subject") == contact.Subject).ToList();
            int Count(string kind) => own.Count(fact => fact.GetString("Kind") == kind);
            var followUps = contact.EarlierFollowUps.Append(contact.FollowUp).OfType<FollowUpState>().ToList();
            Keep(Count("submission"), rows.Keys(contact.Id, $"{ContactKeys.TimelinePrefix}submission|").Count(), "submissions", who);
            Keep(Count("assigned"), followUps.Where(one => one.IsRouted).Sum(one => 1 + one.MoveCount), "assignments", who);
            Keep(Count("attempt"), followUps.Sum(one => one.Attempts.Count(attempt => attempt.IsConfirmed)), "attempts", who);
            Keep(Count("follow-up-ended"), followUps.Count(one => one.IsOver), "ends of follow-ups", who);
            CheckStage(contact, own.Where(fact => fact.GetString("Kind") == StageMove.FactKind), who);
        }
    }

    /// <summary>A verdict, or how a deal was closed, is told once it can't be corrected any more.</summary>
    private static void CheckStage(Contact contact, IEnumerable<TableEntity> moves, string who)
    {
        var told = moves.Select(move => (At: move.GetDateTimeOffset("At")!.Value, Values: JsonSerializer.Deserialize<Dictionary<string, string>>(move.GetString("Values"))!));
        var stage = ToldMoves.Follow(told.Select(move => new ToldMove(move.At, move.Values.GetValueOrDefault("from"), move.Values["to"])), who);
        var isCorrectable = contact is { FollowUp: { Ended: not null, IsSettled: false } } or { Deal.Undo: not null };
        StepPromises.Keep("The facts add up to the contact's stage", isCorrectable || stage == Words.Of(contact.Stage), $"{who}: {stage} instead of {Words.Of(contact.Stage)}");
    }

    private static void Keep(int facts, int truth, string what, string who) =>
        StepPromises.Keep("The facts add up to what happened", facts == truth, $"{who}: {facts} {what} told, {truth} happened");
}
