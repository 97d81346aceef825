using Microsoft.Extensions.Logging;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Email;
using Smarketing.Functions.Notices;

namespace Smarketing.Functions.Storage;

/// <summary>Clears away what has served its purpose: answered keys, notices and mails of the team that are long told.</summary>
public sealed class PastRowsActivities(PastRowsStore rows, SmarketingConfiguration configuration, TimeProvider clock, ILogger<PastRowsActivities> log)
{
    /// <summary>Of one table in one run.</summary>
    private const int RowsMax = 10_000;

    /// <summary>A key answers for a day; an hour more, since clocks and claims aren't exact.</summary>
    private static readonly TimeSpan KeysKeptFor = TimeSpan.FromHours(25);

    /// <summary>Longer than the manager's summary looks back, so that nothing goes that is still to be told.</summary>
    private static readonly TimeSpan MailsKeptFor = TimeSpan.FromDays(NoticeStore.NewsForDays + 2);

    public async Task DeleteAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var day = NoticeKeys.Day(now - MailsKeptFor, configuration.Company.Zone);

        // Each key is a partition of its own, in no order of time, so these alone are found across partitions: what is looked through is
        // the posts of a day, as all older ones have been deleted.
        var keys = await rows.DeleteAsync(TableNames.Idempotency, TableFilter.Before("At", now - KeysKeptFor), RowsMax, cancellation);
        var refusals = await rows.DeleteAsync(TableNames.Idempotency, TableFilter.UpTo(MailRefusalStore.Partition, day), RowsMax, cancellation);

        // By the partition, which is the day.
        var notices = await rows.DeleteAsync(TableNames.Notices, TableFilter.PartitionsUpTo(day), RowsMax, cancellation);
        var mails = 0;
        foreach (var kind in Words.All<EmailKind>())
        {
            mails += await rows.DeleteAsync(TableNames.TeamMails, $"{TableFilter.Partition(kind)} and {TableFilter.Before("At", now - MailsKeptFor)}", RowsMax, cancellation);
        }

        Log.PastRowsDeleted(log, keys, refusals, notices, mails);
    }
}
