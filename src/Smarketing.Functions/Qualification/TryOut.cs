using Smarketing.Functions.Contacts;
using Smarketing.Functions.Engagement;

namespace Smarketing.Functions.Qualification;

/// <summary>What the running and the changed rules make of one contact.</summary>
public sealed record TriedContact(string ContactId, QualificationResult Before, QualificationResult After)
{
    public bool ChangesSide => Before.Decision != After.Decision;
}

/// <summary>Tries rules out on contacts before they are used.</summary>
public static class TryOut
{
    /// <summary>
    /// As if all that the contact did were known only now: weighed at the moment of the last thing done, with the last offer
    /// asked for, and for marketing to decide on, however far sales has come since.
    /// </summary>
    public static TriedContact Of(Contact contact, RuleSet running, RuleSet changed, DateTimeOffset now) =>
        new(contact.Id, Weigh(contact, running, now), Weigh(contact, changed, now));

    private static QualificationResult Weigh(Contact contact, RuleSet rules, DateTimeOffset now)
    {
        var done = contact.Interest.OrderBy(happened => happened.At).ToList();
        var asked = done.Select(happened => Words.Find<Offer>(happened.Rule)).OfType<Offer>().ToList();
        var weighed = contact with { Stage = StageBefore(contact.Stage, asked), Interest = [.. Revalued(done, rules.Engagement)] };
        return Qualifier.Weigh(rules, weighed, asked.Count > 0 ? asked[^1] : null, done.Count > 0 ? done[^1].At : now);
    }

    /// <summary>Where the contact stood with marketing: whoever did no more than subscribe was a prospect.</summary>
    private static Stage StageBefore(Stage stage, List<Offer> asked) =>
        stage <= Stage.Lead ? stage
        : asked.Count > 0 && asked.TrueForAll(offer => offer is Offer.Newsletter or Offer.Blog) ? Stage.Prospect
        : Stage.Lead;

    /// <summary>With the points that these rules give for what isn't a form; what a form gives stands with the form.</summary>
    private static IEnumerable<InterestEvent> Revalued(IEnumerable<InterestEvent> done, EngagementPolicy policy)
    {
        var points = policy.Points.ToDictionary(kind => EngagementEvent.RuleOf(Words.Of(kind.Key)), kind => kind.Value, StringComparer.Ordinal);
        return done.Select(happened => points.TryGetValue(happened.Rule, out var given) ? happened with { Points = given } : happened);
    }
}
