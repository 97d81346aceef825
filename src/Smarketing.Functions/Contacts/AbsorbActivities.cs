using Smarketing.Functions.Configuration;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Contacts;

/// <summary>The last step of a merge: the target takes over what the source was. It may be done again at any point.</summary>
public sealed class AbsorbActivities(ContactStore contacts, CompanyStore companies, ErasureStore erasures, SmarketingConfiguration configuration, TimeProvider clock)
{
    /// <summary>True when nothing is left to do; false when the source hasn't stepped back yet, or the target takes in another just now.</summary>
    public async Task<bool> AbsorbAsync(string targetId, string sourceId, CancellationToken cancellation)
    {
        var source = await contacts.FindAsync(sourceId, cancellation);
        if (source?.MergedInto is not { } into || (into != targetId && (await contacts.ResolveAsync(into, cancellation))?.Id != targetId))
        {
            return await GiveUpAsync(targetId, sourceId, cancellation);
        }

        if (source.BeforeMerge is { } before && !await TakeOverAsync(source, before, into, cancellation))
        {
            return false;
        }

        // Last, since whoever doesn't take in another may step back: what came over after that would be lost.
        if (await contacts.ResolveAsync(into, cancellation) is { Absorbing: not null } target)
        {
            await contacts.ChangeOnlyAsync(target.Id, known => known is null ? null : ContactMerge.Release(known, sourceId), cancellation);
        }

        return true;
    }

    private async Task<bool> TakeOverAsync(Contact source, Contact before, string targetId, CancellationToken cancellation)
    {
        // Whoever stands for the target by now takes it over.
        var result = await contacts.ChangeAsync(
            targetId, known => known is null ? null : ContactMerge.Absorb(known, before, configuration.Rules, clock.GetUtcNow()), cancellation);
        if (result.Contact is not { MergedInto: null } target)
        {
            await EraseAsync(source, cancellation);
            return true;
        }

        if (!target.MergedFrom.Contains(source.Id))
        {
            return false;
        }

        if (target is { FollowUp: { IsOver: false, RepId: { } rep } followUp } && configuration.Team.Reps.Any(one => one.Id == rep))
        {
            await companies.ClaimAsync(target, followUp, rep, cancellation);
        }

        await contacts.MoveTimelineAsync(source.Id, target.Id, entry => ContactMerge.Moved(entry, source.Id), cancellation);
        await contacts.ChangeOnlyAsync(source.Id, known => known is null ? null : new ContactChange(known with { BeforeMerge = null }, [], []), cancellation);
        return true;
    }

    /// <summary>The person was erased as the target. What they were as the source goes, too: the sweep does it, and until then nobody sees it.</summary>
    private async Task EraseAsync(Contact source, CancellationToken cancellation)
    {
        await erasures.BeginAsync(source.Id, Erasure.TraceOf(source), cancellation);
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

        await contacts.ChangeOnlyAsync(targetId, known => known?.Absorbing == announced ? ContactMerge.Release(known, sourceId) : null, cancellation);
        return true;
    }
}
