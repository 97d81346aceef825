using Microsoft.Data.Sqlite;
using Smarketing.Local.Storage;

namespace Smarketing.Local.Tests.Storage;

/// <summary>A disk that takes no more, and what is known of it until it does again.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private const int DiskFull = 13;
    private const string TooMuch = "INSERT INTO blobs VALUES (zeroblob(1000000))";

    private readonly TemporaryFolder _folder = new();
    private LocalDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = LocalDatabase.Open(_folder.File("test.db"));
        await _database.WriteAsync(session =>
        {
            session.Execute("CREATE TABLE blobs (content BLOB)");
            session.Query("PRAGMA max_page_count = 20").Read();
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_writer_hears_of_it_and_the_next_write_succeeds()
    {
        var refused = await Assert.ThrowsAsync<SqliteException>(() => WriteAsync(TooMuch));
        await WriteAsync("INSERT INTO blobs VALUES ('a')");

        Assert.Equal(DiskFull, refused.SqliteErrorCode);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task It_stands_until_something_was_really_stored()
    {
        await Assert.ThrowsAsync<SqliteException>(() => WriteAsync(TooMuch));
        await WriteAsync("DELETE FROM blobs");
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => _database.WriteAsync(session =>
        {
            session.Execute("INSERT INTO blobs VALUES ('undone')");
            throw new InvalidTimeZoneException();
        }));
        var failure = _database.Failure;
        await WriteAsync("INSERT INTO blobs VALUES ('a')");

        Assert.Equal(DiskFull, Assert.IsType<SqliteException>(failure).SqliteErrorCode);
        Assert.Null(_database.Failure);
    }

    [Fact]
    public async Task Trying_tells_whether_there_is_room_again()
    {
        await Assert.ThrowsAsync<SqliteException>(() => WriteAsync(TooMuch));

        await _database.TryStoringAsync();

        Assert.Null(_database.Failure);
    }

    [Fact]
    public async Task Trying_on_a_disk_that_takes_nothing_fails()
    {
        await _database.WriteAsync(session => session.Execute("PRAGMA query_only = 1"));

        await Assert.ThrowsAsync<SqliteException>(_database.TryStoringAsync);

        Assert.NotNull(_database.Failure);
    }

    [Fact]
    public async Task A_write_that_is_at_fault_itself_says_nothing_of_the_disk()
    {
        await Assert.ThrowsAsync<SqliteException>(() => WriteAsync("INSERT INTO nothing VALUES (1)"));

        Assert.Null(_database.Failure);
    }

    private Task WriteAsync(string sql) => _database.WriteAsync(session => session.Execute(sql));

    private Task<int> CountAsync() => _database.ReadAsync(session =>
    {
        using var reader = session.Query("SELECT count(*) FROM blobs");
        reader.Read();
        return reader.GetInt32(0);
    });
}
