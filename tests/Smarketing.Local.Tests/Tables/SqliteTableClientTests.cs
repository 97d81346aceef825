using Azure;
using Azure.Data.Tables;
using Smarketing.Local.Storage;
using Smarketing.Local.Tables;
using Smarketing.Local.Tests.Storage;

namespace Smarketing.Local.Tests.Tables;

/// <summary>The contract on a database file, under a clock that stands still: the hardest one for ETags.</summary>
public sealed class SqliteTableClientTests : TableClientContract
{
    private readonly TemporaryFolder _folder = new();
    private readonly HeldClock _clock = new();
    private LocalDatabase _database;
    private TableServiceClient _service;

    public SqliteTableClientTests()
    {
        _database = LocalDatabase.Open(_folder.File("tables.db"));
        _service = new SqliteTableServiceClient(_database, _clock);
    }

    protected override TableServiceClient Service => _service;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_answered_is_there_after_the_file_is_opened_again()
    {
        var etag = (await Table.AddEntityAsync(Entity("r", "N", 1))).Headers.ETag;
        await OpenAgainAsync();

        var read = await ReopenedAsync("r");

        Assert.Equal(1, read["N"]);
        Assert.Equal(etag, read.ETag);
    }

    [Fact]
    public async Task A_full_disk_is_a_service_that_is_busy_and_reads_go_on()
    {
        await Table.AddEntityAsync(Entity("r", "N", 1));
        await _database.WriteAsync(session => session.Execute("PRAGMA query_only = 1"));

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => Table.UpsertEntityAsync(Entity("r", "N", 2)));

        Assert.Equal((503, "ServerBusy"), (refused.Status, refused.ErrorCode));
        Assert.Equal(1, (await Table.GetEntityAsync<TableEntity>("p", "r")).Value["N"]);

        // So that the table can be taken away.
        await OpenAgainAsync();
    }

    [Fact]
    public async Task No_ETag_comes_again_after_a_restart_at_an_earlier_instant()
    {
        var etags = new HashSet<ETag> { (await Table.AddEntityAsync(Entity("r"))).Headers.ETag!.Value };
        for (var restart = 0; restart < 3; restart++)
        {
            _clock.Now -= TimeSpan.FromDays(1);
            await OpenAgainAsync();
            var table = _service.GetTableClient(Table.Name);
            await table.DeleteEntityAsync("p", "r");
            Assert.True(etags.Add((await table.AddEntityAsync(Entity("r"))).Headers.ETag!.Value));
        }
    }

    [Fact]
    public async Task The_Timestamp_is_the_clocks_instant()
    {
        _clock.Now += TimeSpan.FromDays(14);
        await Table.AddEntityAsync(Entity("r"));

        Assert.Equal(_clock.Now, (await GetAsync("r")).Timestamp);
    }

    [Fact]
    public async Task What_the_app_does_not_use_says_so()
    {
        Assert.Contains("GetEntity", Assert.Throws<NotSupportedException>(() => Table.GetEntity<TableEntity>("p", "r")).Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => Table.QueryAsync<TableEntity>(entity => entity.RowKey == "r"));
        Assert.Throws<NotSupportedException>(() => Service.QueryAsync("TableName eq 'x'"));
        await Assert.ThrowsAsync<NotSupportedException>(() => Table.AddEntityAsync(new OwnEntity()));
    }

    [Fact]
    public async Task A_cancelled_call_writes_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Table.AddEntityAsync(Entity("r"), cancelled.Token));
        Assert.Empty(await RowsAsync(Table));
    }

    private async Task OpenAgainAsync()
    {
        await _database.DisposeAsync();
        _database = LocalDatabase.Open(_folder.File("tables.db"));
        _service = new SqliteTableServiceClient(_database, _clock);
    }

    private async Task<TableEntity> ReopenedAsync(string row) => await _service.GetTableClient(Table.Name).GetEntityAsync<TableEntity>("p", row);

    private sealed class HeldClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 5, 15, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class OwnEntity : ITableEntity
    {
        public string PartitionKey { get; set; } = "p";

        public string RowKey { get; set; } = "r";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }
    }
}
