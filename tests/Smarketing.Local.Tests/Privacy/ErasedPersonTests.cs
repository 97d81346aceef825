using System.Text.Json;
using Azure.Data.Tables;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;

namespace Smarketing.Local.Tests.Privacy;

/// <summary>Who was erased stays so, under every id that they had and whatever an old file says.</summary>
public sealed class ErasedPersonTests
{
    private const string Email = "ines@norte.mx";
    private const string PartId = "fedcba9876543210";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_record_brings_an_erased_person_back_without_consent_and_says_so(bool byHand)
    {
        await using var world = await ErasureWorld.StartAsync();
        var (entries, record) = (world.Get<EntryActivities>(), RecordIn(world));
        await EnterAsync(world, record, byHand, "first");
        Assert.True((await world.Contacts.FindAsync(entries.IdOf(record), CancellationToken.None))!.Consent!.Given);
        await world.Erasures.EraseAsync(entries.IdOf(record), world.Client, CancellationToken.None);

        await EnterAsync(world, record, byHand, "second");
        await EnterAsync(world, record, byHand: false, "third");

        var back = await world.Contacts.FindAsync(entries.IdOf(record), CancellationToken.None);
        Assert.Null(back!.Consent);
        var timeline = await world.Contacts.TimelineAsync(back.Id, CancellationToken.None);
        Assert.Equal("erased", Assert.Single(timeline, entry => entry.Kind == TimelineKind.Entered).Details["consentRefused"]);
        Assert.DoesNotContain(timeline, entry => entry.Kind == TimelineKind.Consent);
    }

    [Fact]
    public async Task A_record_that_arrives_while_the_person_is_erased_gives_no_consent_either()
    {
        await using var world = await ErasureWorld.StartAsync();
        var (entries, record) = (world.Get<EntryActivities>(), RecordIn(world));
        await EnterAsync(world, record, byHand: false, "first");
        var id = entries.IdOf(record);
        await world.Contacts.ChangeOnlyAsync(id, known => Erasure.Begin(known!, world.Clock.Now), CancellationToken.None);

        await EnterAsync(world, record, byHand: false, "second");

        Assert.Null((await world.Contacts.FindAsync(id, CancellationToken.None))!.Consent);
    }

    [Fact]
    public async Task Wherever_an_erasure_dies_nobody_stands_whose_part_is_gone_and_the_sweep_erases_all()
    {
        var (writes, survived) = (0, 0);
        for (; survived <= writes; survived++)
        {
            await using var world = await ErasureWorld.StartAsync();
            await SeedPartAsync(world, ContactIn(world, PartId) with { MergedInto = ErasureWorld.ContactId });
            await world.Contacts.ChangeOnlyAsync(ErasureWorld.ContactId, known => new ContactChange(known! with { MergedFrom = [PartId] }, [], []), CancellationToken.None);
            world.Tables.WritesLeft = survived;
            try
            {
                await world.Erasures.EraseAsync(PartId, world.Client, CancellationToken.None);
            }
            catch (Azure.RequestFailedException failure) when (failure.Status == 503)
            {
            }

            var isDead = world.Tables.WritesLeft < 0;
            writes = isDead ? survived + 1 : survived;
            world.Tables.WritesLeft = null;
            var isPartGone = await world.Contacts.FindAsync(PartId, CancellationToken.None) is null;
            Assert.False(isPartGone && await world.Contacts.FindAsync(ErasureWorld.ContactId, CancellationToken.None) is not null, $"After {survived} writes the contact stands without its part.");

            if (survived > 0)
            {
                await SweepAsync(world);
                Assert.True(await world.RemainsAsync() is { Count: 0 } remains, $"After {survived} writes there remain {string.Join(", ", await world.RemainsAsync())}");
            }
        }

        Assert.True(writes > 20, $"{writes} writes");
    }

    [Fact]
    public async Task What_was_to_become_part_of_somebody_who_is_erased_is_erased_too()
    {
        await using var world = await ErasureWorld.StartAsync();
        var source = ContactIn(world, PartId);
        await SeedPartAsync(world, ContactMerge.StepBack(source, ErasureWorld.ContactId, world.Clock.Now)!.Contact);
        await world.Contacts.ChangeOnlyAsync(ErasureWorld.ContactId, known => Erasure.Begin(known!, world.Clock.Now), CancellationToken.None);

        Assert.True(await world.Get<AbsorbActivities>().AbsorbAsync(ErasureWorld.ContactId, PartId, CancellationToken.None));

        Assert.Null(await world.Contacts.FindAsync(PartId, CancellationToken.None));
        Assert.Empty(await world.Contacts.TimelineAsync(ErasureWorld.ContactId, CancellationToken.None));
        await SweepAsync(world);
        Assert.Empty(await world.RemainsAsync());
        Assert.True(await world.Erased.WasErasedAsync(PartId, CancellationToken.None));
    }

    [Fact]
    public async Task What_becomes_part_of_somebody_in_the_moment_of_their_erasure_is_erased_with_them()
    {
        await using var world = await ErasureWorld.StartAsync();
        await SeedPartAsync(world, ContactIn(world, PartId));
        world.Tables.BeforeNextWrite = () => world.Get<MergeActivities>().MergeAsync(PartId, ErasureWorld.ContactId, world.Client, CancellationToken.None);

        await world.Erasures.EraseAsync(ErasureWorld.ContactId, world.Client, CancellationToken.None);
        await SweepAsync(world);

        Assert.Empty(await world.RemainsAsync());
        Assert.True(await world.Erased.WasErasedAsync(PartId, CancellationToken.None));
    }

    [Fact]
    public async Task Nobody_is_said_to_be_erased_of_whom_a_part_is_left()
    {
        await using var world = await ErasureWorld.StartAsync();
        await SeedPartAsync(world, ContactIn(world, PartId));
        await world.Get<MergeActivities>().MergeAsync(PartId, ErasureWorld.ContactId, world.Client, CancellationToken.None);
        world.Unforgotten = PartId;

        Assert.False(await world.Erasures.EraseAsync(ErasureWorld.ContactId, world.Client, CancellationToken.None));
        Assert.NotNull(await world.Contacts.FindStoredAsync(ErasureWorld.ContactId, CancellationToken.None));
        world.Unforgotten = null;
        Assert.True(await world.Erasures.EraseAsync(ErasureWorld.ContactId, world.Client, CancellationToken.None));

        await SweepAsync(world);
        Assert.Empty(await world.RemainsAsync());
    }

    [Fact]
    public async Task An_export_holds_the_mails_and_the_choices_of_reps_of_each_contact_that_the_person_was()
    {
        await using var world = await ErasureWorld.StartAsync();
        var ended = new FollowUpState { Number = 1, StartedAt = world.Clock.Now, RepId = "ana", Ended = new FollowUpEnd(EndKind.Recycled, "not-ready", world.Clock.Now), IsSettled = true };
        var part = ContactIn(world, PartId) with { FollowUp = ended };
        await SeedPartAsync(world, part);
        await world.Get<RepStore>().AssignAsync(part, ended, CancellationToken.None);
        await world.Tables.GetTableClient(TableNames.Contacts).UpsertEntityAsync(new TableEntity(PartId, ContactKeys.Mail("asset-ebook")) { ["Status"] = "Sent", ["At"] = world.Clock.Now });
        await world.Get<MergeActivities>().MergeAsync(PartId, ErasureWorld.ContactId, world.Client, CancellationToken.None);

        var export = JsonSerializer.SerializeToElement(await world.Get<ExportActivities>().OfAsync((await world.Contacts.FindAsync(ErasureWorld.ContactId, CancellationToken.None))!, CancellationToken.None));

        Assert.Contains("asset-ebook", export.GetProperty("Mails").EnumerateArray().Select(mail => mail.GetProperty("Cause").GetString()));
        Assert.Equal(1, export.GetProperty("Ledger").GetArrayLength());
    }

    [Fact]
    public async Task A_timeline_of_the_longest_entries_moves_in_transactions_that_the_table_service_takes()
    {
        await using var world = await ErasureWorld.StartAsync();
        var text = new string('x', 80_000);
        await SeedPartAsync(world, ContactIn(world, PartId));
        foreach (var some in Enumerable.Range(0, 60).Chunk(10))
        {
            await world.Contacts.ChangeAsync(
                PartId, known => new ContactChange(known!, [.. some.Select(i => TimelineEntry.Of(world.Clock.Now, TimelineKind.Note, $"long-{i}", ("note", text)))], []), CancellationToken.None);
        }

        await world.Contacts.MoveTimelineAsync(PartId, ErasureWorld.ContactId, entry => ContactMerge.Moved(entry, PartId), CancellationToken.None);

        Assert.Empty(await world.Contacts.TimelineAsync(PartId, CancellationToken.None));
        Assert.Equal(60, (await world.Contacts.TimelineAsync(ErasureWorld.ContactId, CancellationToken.None)).Count(entry => entry.Id.StartsWith($"{PartId}-long-", StringComparison.Ordinal)));
    }

    private static async Task SweepAsync(ErasureWorld world)
    {
        for (var times = 0; times < 3; times++)
        {
            await world.Erasures.SweepAsync(world.Client, CancellationToken.None);
            world.Clock.Now += TimeSpan.FromHours(1);
        }
    }

    private static Task SeedPartAsync(ErasureWorld world, Contact part) => world.Contacts.ChangeOnlyAsync(
        PartId, _ => new ContactChange(part, [TimelineEntry.Of(world.Clock.Now, TimelineKind.Note, "note", ("note", "Inés"))], []), CancellationToken.None);

    private static Contact ContactIn(ErasureWorld world, string id) => new()
    {
        Id = id, Subject = "part", Person = new Person { Email = Email, Language = "es" }, Stage = Stage.Lead, CreatedAt = world.Clock.Now, UpdatedAt = world.Clock.Now,
    };

    private static ContactRecord RecordIn(ErasureWorld world) =>
        new RecordReader("import", Enum.GetValues<Stage>(), "es", world.Get<SmarketingConfiguration>().Calendar)
            .Read([new("email", Email), new("consent", "yes")], "en", world.Clock.Now).Record!;

    private static async Task EnterAsync(ErasureWorld world, ContactRecord record, bool byHand, string cause)
    {
        if (byHand)
        {
            await world.Get<EntryActivities>().CreateAsync(record, new PostIdentity(Key: null, $"hash-{cause}"), world.Client, CancellationToken.None);
        }
        else
        {
            await world.Get<EntryActivities>().EnterAsync(record, new EntryCause(cause, "import"), mayRepeat: false, world.Client, CancellationToken.None);
        }
    }
}
