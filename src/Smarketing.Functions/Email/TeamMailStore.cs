using Azure.Data.Tables;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Email;

/// <summary>A mail that is about no one contact is a row before it is a mail, too: under its kind and what it is for.</summary>
public sealed class TeamMailStore(TableServiceClient tables)
{
    private readonly TableClient _mails = tables.GetTableClient(TableNames.TeamMails);
    private readonly MailClaimStore _claims = new(tables.GetTableClient(TableNames.TeamMails));

    public Task<MailRow?> FindAsync(EmailKind kind, string cause, CancellationToken cancellation) =>
        _claims.FindAsync(Words.Of(kind), cause, cause, cancellation);

    /// <summary>Claims the mail for sending; false when somebody else has.</summary>
    public Task<bool> TryClaimAsync(EmailKind kind, MailRow row, CancellationToken cancellation) =>
        _claims.TryClaimAsync(Words.Of(kind), row.Cause, row, cancellation);

    /// <summary>Claims a mail that somebody left behind; false when somebody else was faster.</summary>
    public Task<bool> TryReclaimAsync(EmailKind kind, MailRow row, CancellationToken cancellation) =>
        _claims.TryReclaimAsync(Words.Of(kind), row.Cause, row, cancellation);

    /// <summary>The provider said that it didn't take the mail: it may be tried again.</summary>
    public Task ReleaseAsync(EmailKind kind, string cause, CancellationToken cancellation) => _claims.ReleaseAsync(Words.Of(kind), cause, cancellation);

    public Task SettleAsync(EmailKind kind, MailRow row, CancellationToken cancellation) =>
        _mails.UpsertEntityAsync(MailClaimStore.RowOf(Words.Of(kind), row.Cause, row), TableUpdateMode.Replace, cancellation);
}
