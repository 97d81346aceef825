using Azure;
using Azure.Data.Tables;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Obstacles;

/// <summary>Keeps what stands in the two teams' way: a row while it is open, and another once it is solved.</summary>
public sealed class ObstacleStore(TableServiceClient tables, TimeProvider clock)
{
    private const string SolvedAt = nameof(SolvedAt);

    /// <summary>So many others may add one in between before this gives up.</summary>
    private const int AttemptsMax = 100;

    private readonly TableClient _obstacles = tables.GetTableClient(TableNames.Obstacles);

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<Obstacle>> ListOpenAsync(CancellationToken cancellation)
    {
        var open = new List<Obstacle>();
        await foreach (var row in _obstacles.QueryAsync<TableEntity>(TableFilter.Prefix(ObstacleKeys.Partition, ObstacleKeys.OpenPrefix), cancellationToken: cancellation))
        {
            open.Add(ObstacleOf(row));
        }

        return [.. open.OrderBy(obstacle => obstacle.At).ThenBy(obstacle => obstacle.Id, StringComparer.Ordinal)];
    }

    /// <summary>Unless the same is open already, or too many are.</summary>
    /// <remarks>Whoever adds one changes the row of additions, too: of two who have counted at one moment, the second counts again.</remarks>
    public async Task<ObstacleReply> AddAsync(Obstacle obstacle, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var additions = await _obstacles.GetEntityIfExistsAsync<TableEntity>(ObstacleKeys.Partition, ObstacleKeys.Additions, cancellationToken: cancellation);
            var open = await ListOpenAsync(cancellation);
            if (open.Any(known => known.Id == obstacle.Id))
            {
                return ObstacleReply.Known;
            }

            if (open.Count >= Obstacle.OpenMax)
            {
                return ObstacleReply.TooManyOpen;
            }

            var row = new TableEntity(ObstacleKeys.Partition, ObstacleKeys.Additions) { [nameof(Obstacle.Id)] = obstacle.Id };
            var counted = additions.HasValue
                ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, additions.Value!.ETag)
                : new TableTransactionAction(TableTransactionActionType.Add, row);
            try
            {
                await _obstacles.SubmitTransactionAsync([new TableTransactionAction(TableTransactionActionType.Add, RowOf(obstacle, ObstacleKeys.Open(obstacle.Id))), counted], cancellation);
                return ObstacleReply.Recorded;
            }
            catch (TableTransactionFailedException failure) when (failure.Status is 409 or 412 && attempt < AttemptsMax)
            {
                // Somebody else has added one in between.
            }
        }
    }

    /// <summary>False where it isn't open, or no longer.</summary>
    public async Task<bool> SolveAsync(string id, CancellationToken cancellation)
    {
        var found = (await ListOpenAsync(cancellation)).FirstOrDefault(obstacle => obstacle.Id == id);
        if (found is null)
        {
            return false;
        }

        var solved = RowOf(found, ObstacleKeys.Solved(id));
        solved[SolvedAt] = clock.GetUtcNow();
        try
        {
            await _obstacles.SubmitTransactionAsync(
                [
                    new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(ObstacleKeys.Partition, ObstacleKeys.Open(id)), ETag.All),
                    new TableTransactionAction(TableTransactionActionType.UpsertReplace, solved),
                ],
                cancellation);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            // Somebody else has just done so.
            return false;
        }
    }

    private static TableEntity RowOf(Obstacle obstacle, string key)
    {
        var row = new TableEntity(ObstacleKeys.Partition, key)
        {
            [nameof(Obstacle.Id)] = obstacle.Id,
            [nameof(Obstacle.At)] = obstacle.At,
            [nameof(Obstacle.Side)] = Words.Of(obstacle.Side),
            [nameof(Obstacle.Text)] = obstacle.Text,
        };
        if (obstacle.Name is { } name)
        {
            row[nameof(Obstacle.Name)] = name;
        }

        return row;
    }

    private static Obstacle ObstacleOf(TableEntity row) => new(
        row.GetString(nameof(Obstacle.Id)), row.GetDateTimeOffset(nameof(Obstacle.At))!.Value, Words.Find<ObstacleSide>(row.GetString(nameof(Obstacle.Side)))!.Value,
        row.GetString(nameof(Obstacle.Name)), row.GetString(nameof(Obstacle.Text)));
}

/// <summary>The rows of the Obstacles table: one partition, since there are few, and a solved one changes its key.</summary>
public static class ObstacleKeys
{
    public const string Partition = "obstacles";
    public const string OpenPrefix = "open|";

    /// <summary>One row, new with each obstacle that is added: it says which was the last.</summary>
    public const string Additions = "additions";

    public static string Open(string id) => OpenPrefix + id;

    public static string Solved(string id) => $"solved|{id}";
}
