using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Qualification;

/// <param name="Contacts">Those of this page, whether they change side or not.</param>
/// <param name="At">How far the try-out has come with this page; null before the first contact.</param>
/// <param name="HasMore">Whether there may be more beyond this page.</param>
public sealed record TryOutPage(IReadOnlyList<TriedContact> Contacts, TryOutPosition? At, bool HasMore);

/// <summary>Reads stored contacts through their lists, some at a time, and tries rules out on them.</summary>
public sealed class TryOutActivities(ContactStore contacts, ContactIndexStore index, SmarketingConfiguration configuration, TimeProvider clock)
{
    private const int ReadsAtOnce = 50;

    /// <summary>Beyond that many, to count them all takes longer than a caller waits.</summary>
    private const int CountMax = 100_000;

    public async Task<TryOutPage> RunAsync(RuleSet changed, TryOutPosition? after, int limit, CancellationToken cancellation)
    {
        var listed = await index.ListAsync(TryOutPosition.Lists, after?.Last, limit, cancellation);
        var tried = new List<TriedContact>();
        foreach (var some in listed.Chunk(ReadsAtOnce))
        {
            var found = await Task.WhenAll(some.Select(entry => contacts.FindAsync(entry.ContactId, cancellation)));

            // The index follows the contacts: an entry that is no longer true, or no longer there, is passed over.
            tried.AddRange(found.Zip(some)
                .Where(pair => pair.First is { } contact && ContactIndex.PartitionsOf(contact).Contains(pair.Second.Partition))
                .Select(pair => TryOut.Of(pair.First!, configuration.Rules, changed, clock.GetUtcNow())));
        }

        var done = (after?.Done ?? 0) + listed.Count;
        var hasMore = listed.Count == limit;
        var total = !hasMore ? done : after is null ? await index.CountAsync(TryOutPosition.Lists, CountMax, cancellation) : after.Total;
        var last = listed.Count > 0 ? listed[^1] : after?.Last;
        return new TryOutPage(tried, last is null ? null : new TryOutPosition(last, done, total), hasMore);
    }
}
