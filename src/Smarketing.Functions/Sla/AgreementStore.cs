using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Sla;

/// <summary>Keeps each version of the agreement from when it first stood, with all that it said.</summary>
public sealed class AgreementStore(TableServiceClient tables)
{
    private readonly TableClient _agreements = tables.GetTableClient(TableNames.Agreements);

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<AgreementMark>> ListAsync(CancellationToken cancellation)
    {
        var marks = new List<AgreementMark>();
        var keys = _agreements.QueryAsync<TableEntity>(TableFilter.Partition(AgreementKeys.Partition), select: [nameof(TableEntity.RowKey)], cancellationToken: cancellation);
        await foreach (var row in keys)
        {
            var mark = AgreementKeys.Read(row.RowKey);
            if (marks.LastOrDefault()?.Id != mark.Id)
            {
                marks.Add(mark);
            }
        }

        return marks;
    }

    public async Task<AgreementVersion?> FindAsync(AgreementMark mark, CancellationToken cancellation)
    {
        var row = await _agreements.GetEntityIfExistsAsync<TableEntity>(AgreementKeys.Partition, AgreementKeys.Row(mark), cancellationToken: cancellation);
        return row is { HasValue: true, Value: { } entity } ? JsonSerializer.Deserialize(StoredText.Read(entity), StoredJson.Compact.AgreementVersion) : null;
    }

    public async Task AddAsync(AgreementVersion version, CancellationToken cancellation)
    {
        var row = StoredText.Row(
            AgreementKeys.Partition, AgreementKeys.Row(new AgreementMark(version.Id, version.Since)), JsonSerializer.Serialize(version, StoredJson.Compact.AgreementVersion));
        try
        {
            await _agreements.AddEntityAsync(row, cancellation);
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            // Another instance that started at this instant has kept the same.
        }
    }
}

/// <summary>The rows of the Agreements table, in order of time.</summary>
public static class AgreementKeys
{
    public const string Partition = "agreement";

    private const string TimeFormat = "yyyyMMdd'T'HHmmssfffffff";

    public static string Row(AgreementMark mark) => string.Create(CultureInfo.InvariantCulture, $"{mark.Since.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}|{mark.Id}");

    public static AgreementMark Read(string row)
    {
        var parts = row.Split('|');
        return new AgreementMark(parts[1], DateTimeOffset.ParseExact(parts[0], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
    }
}
