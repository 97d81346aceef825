using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Storage;

namespace Smarketing.Local.Tests.Privacy;

/// <summary>Merges that die between any two of their writes, or meet each other, and are taken up by the sweep.</summary>
public sealed class MergeCrashTests
{
    private const string TargetId = ErasureWorld.ContactId;
    private const string SourceId = "fedcba9876543210";
    private const string OtherId = "0f1e2d3c4b5a6978";

    [Fact]
    public async Task Wherever_a_merge_dies_the_sweep_brings_it_to_an_end_and_nothing_of_the_source_is_lost()
    {
        var (writes, completed) = (0, 0);
        for (var survived = 0; survived <= writes; survived++)
        {
            await using var world = await ErasureWorld.StartAsync();
            await SeedAsync(world, SourceId);
            await SeedAsync(world, OtherId);
            world.Tables.WritesLeft = survived;
            await DiesAsync(() => world.Get<MergeActivities>().MergeAsync(SourceId, OtherId, world.Client, CancellationToken.None));
            writes = world.Tables.WritesLeft < 0 ? survived + 1 : survived;
            world.Tables.WritesLeft = null;

            await SweepAsync(world);

            var (source, target) = (await FindAsync(world, SourceId), await FindAsync(world, OtherId));
            Assert.Null(target!.Absorbing);
            if (source!.MergedInto is null)
            {
                Assert.Single(await NotesAsync(world, SourceId));
                continue;
            }

            completed++;
            Assert.Equal((OtherId, null), (source.MergedInto, source.BeforeMerge));
            Assert.Equal([SourceId], target.MergedFrom);
            Assert.Equal((2, 0), ((await NotesAsync(world, OtherId)).Count, (await NotesAsync(world, SourceId)).Count));
        }

        Assert.True(writes > 8 && completed > 4, $"{writes} writes, {completed} completed");
    }

    [Fact]
    public async Task A_source_stays_where_it_is_while_the_target_takes_in_another()
    {
        await using var world = await ErasureWorld.StartAsync();
        await SeedAsync(world, SourceId);
        await world.Contacts.ChangeOnlyAsync(TargetId, known => ContactMerge.Announce(known!, OtherId, world.Clock.Now), CancellationToken.None);
        await SeedAsync(world, OtherId);

        var refused = await world.Get<MergeActivities>().MergeAsync(SourceId, TargetId, world.Client, CancellationToken.None);
        Assert.Equal((MergeReply.InProgress, null), (refused.Reply, (await FindAsync(world, SourceId))!.MergedInto));

        // The other never stepped back: after a minute nobody waits for it any more.
        world.Clock.Now += ContactMerge.AnnouncedFor;
        var merged = await world.Get<MergeActivities>().MergeAsync(SourceId, TargetId, world.Client, CancellationToken.None);
        Assert.Equal((MergeReply.Merged, null), (merged.Reply, merged.Contact!.Absorbing));
        Assert.Equal([SourceId], merged.Contact.MergedFrom);
    }

    [Fact]
    public async Task What_steps_back_for_one_who_has_stepped_back_meanwhile_is_taken_in_by_whoever_stands_for_both()
    {
        await using var world = await ErasureWorld.StartAsync();
        await SeedAsync(world, SourceId);
        await SeedAsync(world, OtherId);
        await world.Get<MergeActivities>().MergeAsync(OtherId, TargetId, world.Client, CancellationToken.None);
        await StepBackAsync(world, OtherId);

        await SweepAsync(world);

        var standing = await FindAsync(world, TargetId);
        Assert.Equal([OtherId, SourceId], standing!.MergedFrom);
        Assert.Null(standing.Absorbing);
        Assert.Null((await FindAsync(world, SourceId))!.BeforeMerge);
        Assert.Contains(await NotesAsync(world, TargetId), entry => entry.Id == $"{SourceId}-note");
    }

    [Fact]
    public async Task Of_two_sources_that_have_stepped_back_the_second_waits_for_the_first()
    {
        await using var world = await ErasureWorld.StartAsync();
        await SeedAsync(world, SourceId);
        await SeedAsync(world, OtherId);
        await world.Contacts.ChangeOnlyAsync(TargetId, known => ContactMerge.Announce(known!, OtherId, world.Clock.Now), CancellationToken.None);
        await StepBackAsync(world, TargetId);
        await world.Contacts.ChangeOnlyAsync(OtherId, known => ContactMerge.StepBack(known!, TargetId, world.Clock.Now), CancellationToken.None);

        Assert.False(await world.Get<AbsorbActivities>().AbsorbAsync(TargetId, SourceId, CancellationToken.None));
        Assert.NotNull((await FindAsync(world, SourceId))!.BeforeMerge);
        await SweepAsync(world);

        var standing = await FindAsync(world, TargetId);
        Assert.Equal([SourceId, OtherId], standing!.MergedFrom.Order(StringComparer.Ordinal).Reverse());
        Assert.Null(standing.Absorbing);
    }

    [Fact]
    public async Task What_was_to_become_part_of_somebody_who_was_erased_meanwhile_is_erased_by_its_own_outbox()
    {
        await using var world = await ErasureWorld.StartAsync();
        await SeedAsync(world, SourceId);
        await world.Erasures.EraseAsync(TargetId, world.Client, CancellationToken.None);
        await StepBackAsync(world, TargetId);

        await SweepAsync(world);

        Assert.Null(await FindAsync(world, SourceId));
        Assert.Empty(await world.RemainsAsync());
    }

    [Fact]
    public async Task Who_comes_back_in_place_of_what_points_nowhere_is_announced_as_somebody_new()
    {
        await using var world = await ErasureWorld.StartAsync();
        await SeedAsync(world, SourceId, Stage.Customer);
        await world.Contacts.ChangeOnlyAsync(SourceId, known => ContactMerge.StepBack(known!, "nobody", world.Clock.Now), CancellationToken.None);

        await world.Contacts.ChangeAsync(SourceId, known => new ContactChange(ContactOf(world, SourceId, Stage.Lead) with { Subject = known?.Subject ?? "back" }, [], []), CancellationToken.None);

        var told = (await world.Get<OutboxStore>().ReadAsync(SourceId, CancellationToken.None)).Left.SelectMany(item => item.Effects).OfType<Effect.Publish>().Last();
        Assert.Equal("back", (await FindAsync(world, SourceId))!.Subject);
        Assert.DoesNotContain("customer", told.Message.Body, StringComparison.Ordinal);
    }

    private static Task StepBackAsync(ErasureWorld world, string intoId) =>
        world.Contacts.ChangeOnlyAsync(SourceId, known => ContactMerge.StepBack(known!, intoId, world.Clock.Now), CancellationToken.None);

    private static async Task DiesAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Azure.RequestFailedException failure) when (failure.Status == 503)
        {
        }
    }

    /// <summary>As the timers would.</summary>
    private static async Task SweepAsync(ErasureWorld world)
    {
        for (var times = 0; times < 4; times++)
        {
            world.Clock.Now += TimeSpan.FromHours(1);
            foreach (var marker in await world.Get<OutboxStore>().MarkersAsync(CancellationToken.None))
            {
                await world.Get<OutboxDrain>().DrainAsync(marker.ContactId, world.Client, CancellationToken.None);
            }

            await world.Erasures.SweepAsync(world.Client, CancellationToken.None);
        }
    }

    private static Task SeedAsync(ErasureWorld world, string id, Stage stage = Stage.Lead) => world.Contacts.ChangeOnlyAsync(
        id, _ => new ContactChange(ContactOf(world, id, stage), [TimelineEntry.Of(world.Clock.Now, TimelineKind.Note, "note", ("note", "Inés"))], []), CancellationToken.None);

    private static Contact ContactOf(ErasureWorld world, string id, Stage stage) => new()
    {
        Id = id, Subject = $"subject-{id}", Person = new Person { Email = $"{id}@norte.mx", Language = "es" }, Stage = stage, CreatedAt = world.Clock.Now, UpdatedAt = world.Clock.Now,
    };

    private static Task<Contact?> FindAsync(ErasureWorld world, string id) => world.Contacts.FindStoredAsync(id, CancellationToken.None);

    private static async Task<IReadOnlyList<TimelineEntry>> NotesAsync(ErasureWorld world, string id) =>
        [.. (await world.Contacts.TimelineAsync(id, CancellationToken.None)).Where(entry => entry.Kind == TimelineKind.Note && entry.Id.EndsWith("note", StringComparison.Ordinal))];
}
