using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Notices;

/// <summary>Keeps what the manager is to be told: a row for each cause, on the company's day on which it was.</summary>
public sealed class NoticeStore(TableServiceClient tables, SmarketingConfiguration configuration)
{
    /// <summary>What nobody could be told for so long is no news any more.</summary>
    internal const int NewsForDays = 90;

    private const string IsTold = nameof(IsTold);

    private readonly TableClient _notices = tables.GetTableClient(TableNames.Notices);

    /// <summary>Adding it again comes to the same, even when it was told in between.</summary>
    public async Task AddAsync(Contact contact, Effect.Tell tell, CancellationToken cancellation)
    {
        try
        {
            await _notices.AddEntityAsync(RowOf(contact, tell), cancellation);
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            // It is known.
        }
    }

    /// <summary>What nobody has been told yet.</summary>
    public async Task<IReadOnlyList<StoredNotice>> ListUntoldAsync(DateOnly today, CancellationToken cancellation)
    {
        var filter = $"{TableFilter.Partitions(NoticeKeys.Day(today.AddDays(-NewsForDays)), NoticeKeys.Day(today.AddDays(1)))} and {IsTold} eq false";
        var notices = new List<StoredNotice>();
        await foreach (var row in _notices.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            notices.Add(new StoredNotice(NoticeOf(row), row.PartitionKey, row.RowKey, row.ETag));
        }

        return notices;
    }

    /// <summary>Takes a notice up into the day's summary, so that a second try tells the same.</summary>
    public Task TakeUpAsync(StoredNotice notice, DateOnly summary, CancellationToken cancellation) =>
        UpdateAsync(notice, nameof(Notice.Summary), NoticeKeys.Day(summary), cancellation);

    public Task MarkToldAsync(StoredNotice notice, CancellationToken cancellation) => UpdateAsync(notice, IsTold, value: true, cancellation);

    private Task UpdateAsync(StoredNotice notice, string property, object value, CancellationToken cancellation) =>
        _notices.UpdateEntityAsync(new TableEntity(notice.Day, notice.RowKey) { [property] = value }, notice.ETag, TableUpdateMode.Merge, cancellation);

    private TableEntity RowOf(Contact contact, Effect.Tell tell)
    {
        var row = new TableEntity(NoticeKeys.Day(tell.At, configuration.Company.Zone), NoticeKeys.Row(contact, tell))
        {
            [nameof(Notice.Kind)] = Words.Of(tell.Kind),
            [nameof(Notice.At)] = tell.At,
            [nameof(Notice.Cause)] = tell.Cause,
            [nameof(Notice.ContactId)] = contact.Id,
            [nameof(Notice.RepId)] = tell.RepId,
            [nameof(Notice.FollowUp)] = tell.FollowUp,
            [IsTold] = false,
        };
        if (tell.Attempt is { } attempt)
        {
            row[nameof(Notice.Attempt)] = attempt;
        }

        return row;
    }

    private static Notice NoticeOf(TableEntity row) => new(
        Words.Find<NoticeKind>(row.GetString(nameof(Notice.Kind)))!.Value,
        row.GetDateTimeOffset(nameof(Notice.At))!.Value,
        row.GetString(nameof(Notice.Cause)),
        row.GetString(nameof(Notice.ContactId)),
        row.GetString(nameof(Notice.RepId)),
        row.GetInt32(nameof(Notice.FollowUp))!.Value,
        row.GetInt32(nameof(Notice.Attempt)))
    {
        Summary = row.GetString(nameof(Notice.Summary)) is { } day ? DateOnly.ParseExact(day, NoticeKeys.DayFormat, CultureInfo.InvariantCulture) : null,
    };
}

/// <summary>A notice, and where it stands.</summary>
public sealed record StoredNotice(Notice Notice, string Day, string RowKey, ETag ETag);

/// <summary>The rows of the Notices table.</summary>
public static class NoticeKeys
{
    public const string DayFormat = "yyyy-MM-dd";

    public static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset at, TimeZoneInfo zone) => Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime));

    /// <summary>The subject in place of the contact, as everywhere outside the contact's own partition.</summary>
    public static string Row(Contact contact, Effect.Tell tell) => $"{contact.Subject}|{tell.Cause}";
}
