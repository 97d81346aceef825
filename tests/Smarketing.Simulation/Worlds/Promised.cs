using Smarketing.Functions.FollowUp;

namespace Smarketing.Simulation.Worlds;

/// <summary>What the program has answered for, as those remember it whom it was told.</summary>
internal sealed class Promised
{
    /// <summary>The submissions that were answered with a receipt, and whose they are.</summary>
    public HashSet<(int Person, string Submission)> Receipts { get; } = [];

    /// <summary>Whose forms were taken, with a receipt that says so or a thank-you page.</summary>
    public HashSet<int> Known { get; } = [];

    /// <summary>Who was told that they get no more mail.</summary>
    public Dictionary<int, Silence> Silent { get; } = [];

    /// <summary>Who was told that they are forgotten, and has not come by since.</summary>
    public HashSet<int> Erased { get; } = [];

    /// <summary>Of somebody who is about to be forgotten nothing need be remembered.</summary>
    public void Release(int person, string contactId)
    {
        Known.Remove(person);
        Receipts.RemoveWhere(receipt => receipt.Person == person);
        Silent.Remove(person);
        foreach (var outcome in Outcomes.Keys.Where(key => key.ContactId == contactId).ToList())
        {
            Outcomes.Remove(outcome);
        }
    }

    /// <summary>The stronger wish stands.</summary>
    public void Silence(int person, SilenceKind kind)
    {
        var standing = Silent.GetValueOrDefault(person)?.Kind;
        Silent[person] = new Silence(standing > kind ? standing.Value : kind);
    }

    /// <summary>The outcomes of a follow-up's attempts, as the rep was last shown them.</summary>
    public Dictionary<(string ContactId, int FollowUp), IReadOnlyDictionary<int, AttemptOutcome>> Outcomes { get; } = [];
}

/// <param name="HasAsked">Whether they have posted a form since, without consenting to mail anew.</param>
internal sealed record Silence(SilenceKind Kind, bool HasAsked = false);

internal enum SilenceKind
{
    /// <summary>A form that consents takes it back.</summary>
    Unsubscribed,

    /// <summary>Only their own link takes it back; what a form asks for is still mailed.</summary>
    DoNotContact,

    /// <summary>Nothing is mailed, whatever is asked for.</summary>
    Complained,
}
