using Microsoft.Data.Sqlite;
using Smarketing.Local.Storage;

namespace Smarketing.Local.Tests.Storage;

public sealed class LocalDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_read_sees_every_write_that_has_completed(bool inMemory)
    {
        await using var database = await OpenAsync(inMemory);
        for (var i = 0; i < 100; i++)
        {
            await AddAsync(database, i);
            Assert.Equal(i + 1, await CountAsync(database));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_write_that_throws_undoes_itself_and_no_other(bool inMemory)
    {
        await using var database = await OpenAsync(inMemory);
        using var batch = Hold(database);
        var before = AddAsync(database, 1);
        var thrown = database.WriteAsync(session =>
        {
            session.Execute("INSERT INTO numbers (number) VALUES ($1)", 2);
            throw new InvalidTimeZoneException();
        });
        var after = AddAsync(database, 3);
        batch.Dispose();

        await before;
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => thrown);
        await after;
        Assert.Equal([1, 3], await NumbersAsync(database));
    }

    [Fact]
    public async Task A_query_that_throws_fails_its_task_and_leaves_the_connection_usable()
    {
        await using var database = await OpenAsync();
        await AddAsync(database, 1);
        await AddAsync(database, 2);

        for (var i = 0; i < 3; i++)
        {
            var failed = database.ReadAsync<int>(session =>
            {
                session.Query("SELECT number FROM numbers ORDER BY number").Read();
                throw new InvalidTimeZoneException();
            });
            await Assert.ThrowsAsync<InvalidTimeZoneException>(() => failed);
        }

        Assert.Equal([1, 2], await NumbersAsync(database));
    }

    [Fact]
    public async Task A_reader_left_open_by_a_write_keeps_nobody_from_committing()
    {
        await using var database = await OpenAsync();
        for (var number = 1; number <= 2; number++)
        {
            await database.WriteAsync(session =>
            {
                session.Query("INSERT INTO numbers (number) VALUES ($1), ($1 + 10) RETURNING number", number).Read();
            });
        }

        Assert.Equal([1, 2, 11, 12], await NumbersAsync(database));
    }

    [Fact]
    public async Task When_the_whole_transaction_is_lost_every_caller_of_the_batch_hears_why()
    {
        await using var database = await OpenAsync();
        using var batch = Hold(database);
        var before = AddAsync(database, 1);
        var loses = database.WriteAsync(session =>
        {
            session.Execute("ROLLBACK");
            throw new InvalidTimeZoneException("the disk is gone");
        });
        var after = AddAsync(database, 2);
        batch.Dispose();

        foreach (var write in new[] { before, loses, after })
        {
            Assert.Equal("the disk is gone", (await Assert.ThrowsAsync<InvalidTimeZoneException>(() => write)).Message);
        }

        await AddAsync(database, 3);
        Assert.Equal([3], await NumbersAsync(database));
    }

    [Fact]
    public async Task A_write_waits_for_another_program_that_holds_the_file()
    {
        await using var database = await OpenAsync();
        await using var other = new SqliteConnection($"Data Source={_folder.File("test.db")};Pooling=false");
        await other.OpenAsync();
        var held = other.BeginTransaction(deferred: false);

        var write = AddAsync(database, 1);
        Assert.False(write.IsCompleted);
        Assert.Equal(0, await CountAsync(database));
        await held.CommitAsync();

        await write;
        Assert.Equal(1, await CountAsync(database));
    }

    [Fact]
    public async Task Writes_queued_before_the_close_are_on_disk_after_it()
    {
        var database = await OpenAsync();
        var writes = Enumerable.Range(0, 2000).Select(number => AddAsync(database, number)).ToArray();
        await database.DisposeAsync();
        await Task.WhenAll(writes);

        await using var again = LocalDatabase.Open(_folder.File("test.db"));
        Assert.Equal(2000, await CountAsync(again));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_closed_database_refuses_work(bool inMemory)
    {
        var database = await OpenAsync(inMemory);
        await database.DisposeAsync();
        await database.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => AddAsync(database, 1));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => CountAsync(database));
    }

    [Fact]
    public async Task A_database_closed_under_a_read_lets_go_of_its_file()
    {
        var database = await OpenAsync();
        using var reading = new ManualResetEventSlim();
        using var closed = new ManualResetEventSlim();
        var read = Task.Run(() => database.ReadAsync(session =>
        {
            reading.Set();
            closed.Wait();
            return Count(session);
        }));
        reading.Wait();
        await database.DisposeAsync();
        closed.Set();

        Assert.Equal(0, await read);

        // The last connection to go takes the write-ahead log along.
        Assert.False(File.Exists(_folder.File("test.db-wal")));
    }

    /// <summary>Holds the writer until disposed, so that the writes of a test make one batch.</summary>
    private static Latch Hold(LocalDatabase database)
    {
        var latch = new Latch();
        _ = database.WriteAsync(_ => latch.Wait());
        return latch;
    }

    private async Task<LocalDatabase> OpenAsync(bool inMemory = false)
    {
        var database = LocalDatabase.Open(inMemory ? ":memory:" : _folder.File("test.db"));
        await database.WriteAsync(session => session.Execute("CREATE TABLE numbers (number INTEGER NOT NULL)"));
        return database;
    }

    private static Task AddAsync(LocalDatabase database, int number) =>
        database.WriteAsync(session => session.Execute("INSERT INTO numbers (number) VALUES ($1)", number));

    private static Task<int> CountAsync(LocalDatabase database) => database.ReadAsync(Count);

    private static int Count(DatabaseSession session)
    {
        using var reader = session.Query("SELECT count(*) FROM numbers");
        reader.Read();
        return reader.GetInt32(0);
    }

    private static Task<List<int>> NumbersAsync(LocalDatabase database) => database.ReadAsync(session =>
    {
        using var reader = session.Query("SELECT number FROM numbers ORDER BY number");
        var numbers = new List<int>();
        while (reader.Read())
        {
            numbers.Add(reader.GetInt32(0));
        }

        return numbers;
    });

    private sealed class Latch : IDisposable
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Wait() => _released.Task.Wait();

        public void Dispose() => _released.TrySetResult();
    }
}
