using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Storage;
using Smarketing.Functions.Work;
using Smarketing.Functions.Webhooks;

namespace Smarketing.Functions.Contacts;

/// <summary>Reads and changes contacts. One contact is one partition; one change is one transaction under the ETag.</summary>
public sealed class ContactStore(TableServiceClient tables, OutboxStore outbox, RemovalActivities removal)
{
    /// <summary>So many others may win the race for one contact before a change gives up and is tried again as a whole.</summary>
    private const int AttemptsMax = 100;

    /// <summary>The table service takes 4 MiB in one transaction, and of the longest entries no more than so many.</summary>
    private const int EntriesMovedAtOnce = 20;

    private readonly TableClient _contacts = tables.GetTableClient(TableNames.Contacts);

    /// <summary>Null also for one who is being erased.</summary>
    public async Task<Contact?> FindAsync(string contactId, CancellationToken cancellation) =>
        await FindStoredAsync(contactId, cancellation) is { ErasingSince: null } contact ? contact : null;

    /// <summary>Also one who is being erased: for whoever does what is left to be done.</summary>
    public async Task<Contact?> FindStoredAsync(string contactId, CancellationToken cancellation)
    {
        var row = await _contacts.GetEntityIfExistsAsync<TableEntity>(contactId, ContactKeys.Contact, cancellationToken: cancellation);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>The contact that stands for this one: itself, or the one that it has become part of.</summary>
    public async Task<Contact?> ResolveAsync(string contactId, CancellationToken cancellation)
    {
        var contact = await FindAsync(contactId, cancellation);
        while (contact?.MergedInto is { } into)
        {
            contact = await FindAsync(into, cancellation);
        }

        return contact;
    }

    /// <summary>The same as <see cref="ChangeOnlyAsync"/> for the contact that stands for this one: whatever comes for a person reaches what they are now.</summary>
    public async Task<ContactChangeResult> ChangeAsync(string contactId, Func<Contact?, ContactChange?> decide, CancellationToken cancellation)
    {
        while (true)
        {
            string? mergedInto = null;
            var result = await ChangeOnlyAsync(
                contactId,
                known =>
                {
                    mergedInto = known?.MergedInto;
                    return mergedInto is null ? decide(known) : null;
                },
                cancellation);
            if (mergedInto is null)
            {
                return result;
            }

            if (await FindStoredAsync(mergedInto, cancellation) is null)
            {
                // The person was erased, and comes back: what points nowhere gives way.
                return await ChangeOnlyAsync(contactId, known => decide(known?.MergedInto == mergedInto ? null : known), cancellation);
            }

            contactId = mergedInto;
        }
    }

    /// <summary>
    /// Changes a contact by what <paramref name="decide"/> makes of it: again, from the newest state, when somebody
    /// else was faster. Where it returns null, or what caused the change was applied before, nothing is stored. For a
    /// contact's own work: of one that has become part of another, that is over.
    /// </summary>
    /// <param name="marks">
    /// False where the caller is done again until the contact has been drained, as an orchestration's activity is: then no sweep need look, and
    /// what is read for the change is read for the mails that follow, too.
    /// </param>
    public async Task<ContactChangeResult> ChangeOnlyAsync(string contactId, Func<Contact?, ContactChange?> decide, CancellationToken cancellation, bool marks = true)
    {
        var markedFor = 0;
        for (var attempt = 1; ; attempt++)
        {
            var stored = await ReadForChangeAsync(contactId, withTimeline: !marks, cancellation);
            if (decide(stored.Contact) is not { } decided)
            {
                return new ContactChangeResult(stored, IsChanged: false, AppliedBefore: null);
            }

            var change = Completed(decided, stored.Contact);
            if (marks && change.Effects.Count > 0 && markedFor != change.Contact.Revision)
            {
                // Before the transaction: whatever a crash leaves behind is found from here.
                await outbox.MarkAsync(contactId, change.Contact.Revision, cancellation);
                markedFor = change.Contact.Revision;
            }

            var actions = ActionsFor(stored, change, marks);
            try
            {
                var written = await _contacts.SubmitTransactionAsync(actions, cancellation);
                return new ContactChangeResult(stored.After(change, LeftBy(change, marks, written.Value[^1])), IsChanged: true, AppliedBefore: null);
            }
            catch (TableTransactionFailedException failure) when (failure is { Status: 409, FailedTransactionActionIndex: > 0 })
            {
                return new ContactChangeResult(stored, IsChanged: false, AppliedBefore: actions[failure.FailedTransactionActionIndex.Value].Entity.RowKey);
            }
            catch (TableTransactionFailedException failure) when (failure.Status is 409 or 412 && attempt < AttemptsMax)
            {
                // Somebody else changed the contact first.
            }
        }
    }

    /// <summary>
    /// The ids of the contacts that come after one, also of those that are being erased. It goes through the table and all its rows, so it is for an
    /// operator's repair alone: lists are read from the index.
    /// </summary>
    public async Task<IReadOnlyList<string>> PageAsync(string after, int limit, CancellationToken cancellation) =>
        await _contacts.QueryAsync<TableEntity>(TableFilter.BeyondPartition(after, ContactKeys.Contact), limit, [nameof(TableEntity.PartitionKey)], cancellation)
            .Take(limit).Select(row => row.PartitionKey).ToListAsync(cancellation);

    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(string contactId, CancellationToken cancellation)
    {
        var entries = new List<TimelineEntry>();
        await foreach (var row in _contacts.QueryAsync<TableEntity>(TableFilter.Prefix(contactId, ContactKeys.TimelinePrefix), cancellationToken: cancellation))
        {
            entries.Add(TimelineOf(row));
        }

        return TimelineEntry.InOrder(entries);
    }

    public async Task<TimelineEntry?> FindTimelineAsync(string contactId, TimelineKind kind, string id, CancellationToken cancellation)
    {
        var row = await _contacts.GetEntityIfExistsAsync<TableEntity>(contactId, ContactKeys.Timeline(kind, id), cancellationToken: cancellation);
        return row.HasValue ? TimelineOf(row.Value!) : null;
    }

    /// <summary>Takes a contact's timeline over to another's, each entry as <paramref name="moved"/> makes it. Done again, it goes on where it was.</summary>
    public async Task MoveTimelineAsync(string fromId, string toId, Func<TimelineEntry, TimelineEntry> moved, CancellationToken cancellation)
    {
        foreach (var some in (await TimelineAsync(fromId, cancellation)).Chunk(EntriesMovedAtOnce))
        {
            await _contacts.SubmitTransactionAsync(some.Select(entry => new TableTransactionAction(TableTransactionActionType.UpsertReplace, TimelineRowOf(toId, moved(entry)))), cancellation);
            await _contacts.SubmitTransactionAsync(
                some.Select(entry => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(fromId, ContactKeys.Timeline(entry.Kind, entry.Id)), ETag.All)), cancellation);
        }
    }

    internal static TableEntity TimelineRowOf(string contactId, TimelineEntry entry) =>
        StoredText.Row(contactId, ContactKeys.Timeline(entry.Kind, entry.Id), JsonSerializer.Serialize(entry, StoredJson.Compact.TimelineEntry));

    internal static Contact Read(TableEntity row) => JsonSerializer.Deserialize(StoredText.Read(row), StoredJson.Compact.Contact)!;

    internal static TimelineEntry TimelineOf(TableEntity row) => JsonSerializer.Deserialize(StoredText.Read(row), StoredJson.Compact.TimelineEntry)!;

    /// <summary>Whoever comes back while they are being erased loses nothing to it, and begins anew.</summary>
    private async Task<ContactRows> ReadForChangeAsync(string contactId, bool withTimeline, CancellationToken cancellation)
    {
        var stored = await outbox.ReadAsync(contactId, cancellation, withTimeline);
        while (stored.Contact is { ErasingSince: not null } erasing)
        {
            await removal.RemoveAsync(erasing, cancellation);
            stored = await outbox.ReadAsync(contactId, cancellation, withTimeline);
        }

        return stored;
    }

    /// <summary>With the revision, and with all that follows from any change that does the same.</summary>
    private static ContactChange Completed(ContactChange decided, Contact? stored)
    {
        // Who takes the place of remains is somebody new: nobody was told of their stage.
        var before = stored is { MergedInto: not null } && decided.Contact.MergedInto is null ? null : stored;
        var (contact, announced) = StageAnnouncement.Of(before, decided.Contact with { Revision = (stored?.Revision ?? 0) + 1 });
        return decided with { Contact = contact, Effects = [.. decided.Effects, .. announced, .. IndexMoves(stored, contact), .. WorkMoves(stored, contact)] };
    }

    private static List<TableTransactionAction> ActionsFor(ContactRows stored, ContactChange change, bool marks)
    {
        var id = change.Contact.Id;
        var contact = StoredText.Row(id, ContactKeys.Contact, JsonSerializer.Serialize(change.Contact, StoredJson.Compact.Contact));
        var actions = new List<TableTransactionAction>
        {
            stored.Contact is null
                ? new TableTransactionAction(TableTransactionActionType.Add, contact)
                : new TableTransactionAction(TableTransactionActionType.UpdateReplace, contact, stored.ETag),
        };
        actions.AddRange(change.Timeline.Select(entry => new TableTransactionAction(
            TableTransactionActionType.Add,
            TimelineRowOf(id, entry))));
        if (change.Effects.Count > 0)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.Add, OutboxStore.RowOf(id, change.Contact.Revision, change.Effects, marks)));
        }

        return actions;
    }

    /// <param name="written">The answer to the last of the change's actions.</param>
    private static OutboxItem? LeftBy(ContactChange change, bool marks, Response written) => change.Effects.Count == 0
        ? null
        : new OutboxItem(ContactKeys.Outbox(change.Contact.Revision), change.Effects, marks, written.Headers.ETag ?? ETag.All);

    private static IEnumerable<Effect> IndexMoves(Contact? before, Contact after)
    {
        var left = before is null ? [] : ContactIndex.PartitionsOf(before);
        return before is not null && left.SequenceEqual(ContactIndex.PartitionsOf(after)) ? [] : [new Effect.Index(left)];
    }

    private static IEnumerable<Effect> WorkMoves(Contact? before, Contact after)
    {
        var left = before is null ? null : WorkItem.Of(before);
        return left == WorkItem.Of(after) ? [] : [new Effect.RefreshWork(left)];
    }
}

/// <param name="Rows">As they stand after the change, or as they stood where nothing was changed: whoever drains the contact at once need not read them again.</param>
/// <param name="AppliedBefore">The key of the row that showed that the cause had been applied already.</param>
public sealed record ContactChangeResult(ContactRows Rows, bool IsChanged, string? AppliedBefore)
{
    public Contact? Contact => Rows.Contact;
}

/// <summary>What one query has read of a contact's partition, or what a change has made of that.</summary>
/// <param name="Contact">Null where there is none; also one who is being erased.</param>
/// <param name="Left">What its changes left to be done, oldest first.</param>
/// <param name="Timeline">Null where it wasn't asked for.</param>
/// <param name="Order">What was read later in this process has a higher one.</param>
public sealed record ContactRows(string ContactId, Contact? Contact, ETag ETag, IReadOnlyList<OutboxItem> Left, IReadOnlyList<TimelineEntry>? Timeline, long Order)
{
    /// <summary>As they stand once the change is stored.</summary>
    /// <param name="left">Null where the change leaves nothing to be done.</param>
    public ContactRows After(ContactChange change, OutboxItem? left) => this with
    {
        Contact = change.Contact,
        Left = left is null ? Left : [.. Left, left],
        Timeline = Timeline is null ? null : TimelineEntry.InOrder([.. Timeline, .. change.Timeline]),
    };
}
