using Azure;
using Azure.Data.Tables;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Email;

/// <summary>What became of a mail so far.</summary>
public enum MailStatus
{
    /// <summary>Handed to the provider, or about to be.</summary>
    Sending,
    Sent,

    /// <summary>The provider refused it for good, or its words were gone from the content when it was to be sent.</summary>
    Failed,

    /// <summary>The provider may or may not have taken it, and it must not go out twice.</summary>
    Unknown,

    /// <summary>Not sent: nobody may, or need, be told any more.</summary>
    Dropped,
}

/// <param name="IsSecondTry">Whether it was handed over once more after no answer had come.</param>
public sealed record MailRow(string Cause, MailStatus Status, DateTimeOffset At, bool IsSecondTry, ETag ETag = default)
{
    /// <summary>The gravest thing that the provider has told of it; null before anything.</summary>
    public MailEventKind? Event { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>Tells a claim from every other of the same mail; null in rows that are older than it.</summary>
    public string? ClaimId { get; init; }

    /// <summary>The row once these have been told of the mail.</summary>
    public MailRow With(IReadOnlyList<MailEvent> events) => this with
    {
        Event = events.Where(told => told.Kind != MailEventKind.Clicked).Select(told => (MailEventKind?)told.Kind).Append(Event).Max(),
        DeliveredAt = DeliveredAt ?? events.FirstOrDefault(told => told.Kind == MailEventKind.Delivered)?.At,
    };
}

/// <summary>A mail is a row before it is a mail, in the partition of the contact whom it is about.</summary>
public sealed class MailStore(TableServiceClient tables)
{
    private const int AttemptsMax = 100;

    private readonly TableClient _contacts = tables.GetTableClient(TableNames.Contacts);
    private readonly MailClaimStore _claims = new(tables.GetTableClient(TableNames.Contacts));

    public Task<MailRow?> FindAsync(string contactId, string cause, CancellationToken cancellation) =>
        _claims.FindAsync(contactId, ContactKeys.Mail(cause), cause, cancellation);

    /// <summary>What became of every mail to a contact or about it.</summary>
    public async Task<IReadOnlyList<MailRow>> ListAsync(string contactId, CancellationToken cancellation)
    {
        var mails = new List<MailRow>();
        await foreach (var row in _contacts.QueryAsync<TableEntity>(TableFilter.Prefix(contactId, ContactKeys.MailPrefix), cancellationToken: cancellation))
        {
            mails.Add(MailClaimStore.MailOf(row.RowKey[ContactKeys.MailPrefix.Length..], row));
        }

        return [.. mails.OrderBy(mail => mail.At)];
    }

    /// <summary>Claims the mail for sending; false when somebody else has.</summary>
    public Task<bool> TryClaimAsync(string contactId, MailRow row, CancellationToken cancellation) =>
        _claims.TryClaimAsync(contactId, ContactKeys.Mail(row.Cause), row, cancellation);

    /// <summary>Claims a mail that somebody left behind; false when somebody else was faster.</summary>
    public Task<bool> TryReclaimAsync(string contactId, MailRow row, CancellationToken cancellation) =>
        _claims.TryReclaimAsync(contactId, ContactKeys.Mail(row.Cause), row, cancellation);

    /// <summary>The provider said that it didn't take the mail: it may be tried again.</summary>
    public Task ReleaseAsync(string contactId, string cause, CancellationToken cancellation) =>
        _claims.ReleaseAsync(contactId, ContactKeys.Mail(cause), cancellation);

    /// <summary>Notes the end of the matter, in the row and in the contact's timeline. What the provider has told meanwhile stays.</summary>
    public Task SettleAsync(string contactId, MailRow row, TimelineEntry entry, CancellationToken cancellation) => _contacts.SubmitTransactionAsync(
        [
            new TableTransactionAction(TableTransactionActionType.UpsertMerge, MailClaimStore.RowOf(contactId, ContactKeys.Mail(row.Cause), row)),
            new TableTransactionAction(TableTransactionActionType.UpsertReplace, ContactStore.TimelineRowOf(contactId, entry)),
        ],
        cancellation);

    /// <summary>Notes what the provider has told of a mail; the gravest stands, in whatever order it comes. Null where the mail isn't known.</summary>
    public async Task<MailRow?> NoteEventsAsync(string contactId, string cause, IReadOnlyList<MailEvent> events, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await FindAsync(contactId, cause, cancellation) is not { } row)
            {
                return null;
            }

            var noted = row.With(events);
            if (noted == row)
            {
                return row;
            }

            try
            {
                await _contacts.UpdateEntityAsync(MailClaimStore.RowOf(contactId, ContactKeys.Mail(cause), noted), row.ETag, TableUpdateMode.Merge, cancellation);
                return noted;
            }
            catch (RequestFailedException failure) when (failure.Status == 412 && attempt < AttemptsMax)
            {
                // Somebody has noted something else.
            }
        }
    }
}
