using System.Collections.ObjectModel;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Smarketing.Local.Storage;

namespace Smarketing.Local.Durable;

/// <summary>Reads instances: one by its id, or pages in order of their ids.</summary>
internal sealed class InstanceQueries(LocalDatabase database)
{
    private const string Columns = "InstanceId, Name, Status, CreatedAt, UpdatedAt, Failure, Tags, Input, Output, CustomStatus";

    public Task<OrchestrationMetadata?> FindAsync(string instanceId, bool withData) => database.ReadAsync(session =>
    {
        using var reader = session.Query($"SELECT {Columns} FROM DurableInstances WHERE InstanceId = $1", instanceId);
        return reader.Read() ? Read(reader, withData) : null;
    });

    public Task<Page<OrchestrationMetadata>> ListAsync(OrchestrationQuery query, string? after, int pageSize) => database.ReadAsync(session =>
    {
        var found = new List<OrchestrationMetadata>();
        using var reader = session.Query(
            $"""
            SELECT {Columns} FROM DurableInstances
            WHERE InstanceId > $1 AND InstanceId >= $2 AND InstanceId < $2 || char(0x10FFFF)
                AND CreatedAt >= $3 AND CreatedAt <= $4 AND ($5 IS NULL OR Status IN (SELECT value FROM json_each($5)))
            ORDER BY InstanceId LIMIT $6
            """,
            after ?? "", query.InstanceIdPrefix ?? "", query.CreatedFrom?.UtcTicks ?? 0, query.CreatedTo?.UtcTicks ?? long.MaxValue,
            StatusList(query.Statuses), pageSize);
        while (reader.Read())
        {
            found.Add(Read(reader, query.FetchInputsAndOutputs));
        }

        return new Page<OrchestrationMetadata>(found, found.Count == pageSize ? found[^1].InstanceId : null);
    });

    /// <summary>Finished runs that the filter names, at most <paramref name="limit"/>.</summary>
    public Task<long[]> ListFinishedAsync(PurgeInstancesFilter filter, int limit) => database.ReadAsync(session =>
    {
        var runs = new List<long>();
        using var reader = session.Query(
            $"""
            SELECT Run FROM DurableInstances
            WHERE Status NOT IN {InstanceStore.Unfinished}
                AND CreatedAt >= $1 AND CreatedAt <= $2 AND ($3 IS NULL OR Status IN (SELECT value FROM json_each($3)))
            LIMIT $4
            """,
            filter.CreatedFrom?.UtcTicks ?? 0, filter.CreatedTo?.UtcTicks ?? long.MaxValue, StatusList(filter.Statuses), limit);
        while (reader.Read())
        {
            runs.Add(reader.GetInt64(0));
        }

        return runs.ToArray();
    });

    private static string? StatusList(IEnumerable<OrchestrationRuntimeStatus>? statuses)
        => statuses is null ? null : JsonSerializer.Serialize(statuses.Select(status => (int)status));

    private static OrchestrationMetadata Read(SqliteDataReader row, bool withData) => new(row.GetString(1), row.GetString(0))
    {
        RuntimeStatus = (OrchestrationRuntimeStatus)row.GetInt32(2),
        CreatedAt = new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero),
        LastUpdatedAt = new DateTimeOffset(row.GetInt64(4), TimeSpan.Zero),
        FailureDetails = Failures.Parse(Text(row, 5)),
        Tags = Text(row, 6) is { } tags
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(tags)!
            : ReadOnlyDictionary<string, string>.Empty,
        DataConverter = withData ? JsonDataConverter.Default : null,
        SerializedInput = withData ? Text(row, 7) : null,
        SerializedOutput = withData ? Text(row, 8) : null,
        SerializedCustomStatus = withData ? Text(row, 9) : null,
    };

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
