using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Smarketing.Local.Storage;

/// <summary>
/// The one SQLite file of the local program. Writes queue to a single writer, which commits all that wait in one
/// transaction (group commit, synchronous=FULL): when a write's task completes, it is on disk.
/// </summary>
public sealed class LocalDatabase : IAsyncDisposable
{
    private const int WritesPerCommit = 512;

    private readonly Channel<QueuedWrite> _writes = Channel.CreateUnbounded<QueuedWrite>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentBag<DatabaseSession> _readers = [];
    private readonly string _connectionString;
    private readonly bool _inMemory;
    private readonly DatabaseSession _writer;
    private readonly Thread _writerThread;
    private volatile bool _closed;
    private volatile Exception? _failure;

    /// <summary>Whether the batch that is being written stores anything: one that changes nothing passes on a full disk, too.</summary>
    private bool _storesSomething;

    private LocalDatabase(string connectionString, bool inMemory)
    {
        _connectionString = connectionString;
        _inMemory = inMemory;
        _writer = Connect();
        _writerThread = new Thread(WriteAll) { IsBackground = true, Name = "database writer" };
        _writerThread.Start();
    }

    /// <summary>Why nothing could be stored the last time that something was to be; null where it could.</summary>
    public Exception? Failure => _failure;

    /// <param name="file">The database file, made when it isn't there; <c>:memory:</c> keeps nothing.</param>
    public static LocalDatabase Open(string file) =>
        new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 30 }.ConnectionString, inMemory: file == ":memory:");

    /// <summary>
    /// Runs <paramref name="work"/> on the writer, alone; completes once it is durable. An exception undoes this work
    /// only, and is thrown here.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<DatabaseSession, T> work)
    {
        var write = new QueuedWrite<T>(work);
        return _writes.Writer.TryWrite(write)
            ? write.Task
            : Task.FromException<T>(new ObjectDisposedException(nameof(LocalDatabase)));
    }

    public Task WriteAsync(Action<DatabaseSession> work) => WriteAsync(session =>
    {
        work(session);
        return true;
    });

    /// <summary>Stores what means nothing, to see whether anything can be stored.</summary>
    public Task TryStoringAsync() => WriteAsync(session =>
    {
        session.Execute("PRAGMA user_version = 0");
        _storesSomething = true;
    });

    /// <summary>
    /// Runs <paramref name="query"/> on a connection of its own; it sees every write that has completed. Two statements
    /// of one query may see a write between them.
    /// </summary>
    public async Task<T> ReadAsync<T>(Func<DatabaseSession, T> query)
    {
        if (_inMemory)
        {
            // A memory database lives on its one connection.
            return await WriteAsync(query);
        }

        ObjectDisposedException.ThrowIf(_closed, this);
        var reader = _readers.TryTake(out var idle) ? idle : Connect();
        try
        {
            return query(reader);
        }
        finally
        {
            reader.Settle();
            _readers.Add(reader);
            if (_closed)
            {
                CloseReaders();
            }
        }
    }

    /// <summary>Commits what was queued, then closes the file; later work is refused.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;
        _writes.Writer.TryComplete();
        await Task.Run(_writerThread.Join);
        _writer.Dispose();
        CloseReaders();
    }

    private void CloseReaders()
    {
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private DatabaseSession Connect()
    {
        var session = new DatabaseSession(new SqliteConnection(_connectionString));
        try
        {
            session.Open();
            session.Execute("PRAGMA busy_timeout = 30000");
            session.Execute("PRAGMA journal_mode = WAL");
            session.Execute("PRAGMA synchronous = FULL");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private void WriteAll()
    {
        var batch = new List<QueuedWrite>(WritesPerCommit);
        while (_writes.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < WritesPerCommit && _writes.Reader.TryRead(out var write))
            {
                batch.Add(write);
            }

            Commit(batch);
            batch.Clear();
        }
    }

    private void Commit(List<QueuedWrite> batch)
    {
        _storesSomething = false;
        try
        {
            _writer.Execute("BEGIN IMMEDIATE");
            foreach (var write in batch)
            {
                Run(write);
            }

            _writer.Execute("COMMIT");
        }
        catch (Exception failure)
        {
            // Disk full, a fault of the disk, a file that another process holds: none of the batch is on disk, and
            // each caller must hear it. The writer goes on: the next batch may fare better.
            _failure = failure;
            RollBack();
            batch.ForEach(write => write.Fail(failure));
            return;
        }

        if (_storesSomething)
        {
            _failure = null;
        }

        foreach (var write in batch)
        {
            write.Complete();
        }
    }

    private void Run(QueuedWrite write)
    {
        _writer.Execute("SAVEPOINT write");
        var changesBefore = _writer.Changes;
        var failure = write.Run(_writer);
        _writer.Settle();
        if (failure is not null && !_writer.InTransaction)
        {
            // SQLite has undone the writes before this one too.
            throw failure;
        }

        if (failure is null)
        {
            _storesSomething |= _writer.Changes != changesBefore;
        }
        else
        {
            _writer.Execute("ROLLBACK TO write");
            _failure = DiskFault.Is(failure) ? failure : _failure;
        }

        _writer.Execute("RELEASE write");
    }

    private void RollBack()
    {
        try
        {
            if (_writer.InTransaction)
            {
                _writer.Execute("ROLLBACK");
            }
        }
        catch (SqliteException)
        {
            // The next batch cannot begin then, and comes back here.
        }
    }
}
