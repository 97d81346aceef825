using Smarketing.Functions.Configuration;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Contacts;

/// <summary>The last step of a merge: the target takes over what the source was. It may be done again at any point.</summary>
public sealed class AbsorbActivities(ContactStore contacts, CompanyStore companies, ErasureStore erasures, SmarketingConfiguration configuration, TimeProvider clock)
{
    /// <summary>True when nothing is left to do; false when the source hasn't stepped back yet.</summary>
    public async Task<bool> AbsorbAsync(string targetId, string sourceId, CancellationToken cancellation)
    {
        var source = await contacts.FindAsync(sourceId, cancellation);
        if (source?.MergedInto != targetId)
        {
            return await GiveUpAsync(targetId, sourceId, cancellation);
        }

        if (source.BeforeMerge is not { } before)
        {
            return true;
        }

        var result = await contacts.ChangeOnlyAsync(
            targetId,
            target => target is null || target.MergedFrom.Contains(sourceId) ? null : ContactMerge.Absorb(target, before, configuration.Rules, clock.GetUtcNow()),
            cancellation);
        if (result.Contact is null)
        {
            await EraseAsync(source, cancellation);
            return true;
        }

        if (result.Contact is { FollowUp: { IsOver: false, RepId: { } rep } followUp } target && configuration.Team.Reps.Any(one => one.Id == rep))
        {
            await companies.ClaimAsync(target, followUp, rep, cancellation);
        }

        await contacts.MoveTimelineAsync(sourceId, targetId, entry => ContactMerge.Moved(entry, sourceId), cancellation);
        await contacts.ChangeOnlyAsync(sourceId, known => known is null ? null : new ContactChange(known with { BeforeMerge = null }, [], []), cancellation);
        return true;
    }

    /// <summary>The person was erased as the target. What they were as the source goes, too: the sweep does it, and until then nobody sees it.</summary>
    private async Task EraseAsync(Contact source, CancellationToken cancellation)
    {
        await erasures.BeginAsync(source.Id, source.Subject, cancellation);
        await contacts.ChangeOnlyAsync(
            source.Id, known => known is null || known.Subject != source.Subject ? null : Erasure.Begin(known, clock.GetUtcNow()), cancellation);
    }

    private async Task<bool> GiveUpAsync(string targetId, string sourceId, CancellationToken cancellation)
    {
        var target = await contacts.FindAsync(targetId, cancellation);
        if (target?.Absorbing is not { } announced || announced.Source != sourceId)
        {
            return true;
        }

        if (clock.GetUtcNow() - announced.At < ContactMerge.AnnouncedFor)
        {
            return false;
        }

        await contacts.ChangeOnlyAsync(
            targetId, known => known?.Absorbing == announced ? new ContactChange(known with { Absorbing = null }, [], []) : null, cancellation);
        return true;
    }
}
