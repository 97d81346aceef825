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

    private readonly Channel<Write> _writes = Channel.CreateUnbounded<Write>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentBag<DatabaseSession> _readers = [];
    private readonly string _connectionString;
    private readonly bool _inMemory;
    private readonly DatabaseSession _writer;
    private readonly Thread _writerThread;

    private LocalDatabase(string connectionString, bool inMemory)
    {
        _connectionString = connectionString;
        _inMemory = inMemory;
        _writer = Connect();
        _writerThread = new Thread(WriteAll) { IsBackground = true, Name = "database writer" };
        _writerThread.Start();
    }

    /// <param name="file">The database file, made when it isn't there; <c>:memory:</c> keeps nothing.</param>
    public static LocalDatabase Open(string file)
    {
        var inMemory = file == ":memory:";
        var settings = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 30 };
        return new LocalDatabase(settings.ConnectionString, inMemory);
    }

    /// <summary>
    /// Runs <paramref name="work"/> on the writer, alone; completes once it is durable. An exception undoes this work
    /// only, and is thrown here.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<DatabaseSession, T> work)
    {
        var write = new Write<T>(work);
        return _writes.Writer.TryWrite(write)
            ? write.Task
            : Task.FromException<T>(new ObjectDisposedException(nameof(LocalDatabase)));
    }

    public Task WriteAsync(Action<DatabaseSession> work) => WriteAsync(session =>
    {
        work(session);
        return true;
    });

    /// <summary>Runs <paramref name="query"/> on a connection of its own; it sees every write that has completed.</summary>
    public Task<T> ReadAsync<T>(Func<DatabaseSession, T> query)
    {
        if (_inMemory)
        {
            // A memory database lives on its one connection.
            return WriteAsync(query);
        }

        var reader = _readers.TryTake(out var idle) ? idle : Connect();
        try
        {
            return Task.FromResult(query(reader));
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _writes.Writer.TryComplete();
        await Task.Run(_writerThread.Join);
        _writer.Dispose();
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private DatabaseSession Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        var session = new DatabaseSession(connection);
        session.Execute("PRAGMA journal_mode = WAL");
        session.Execute("PRAGMA synchronous = FULL");
        session.Execute("PRAGMA busy_timeout = 30000");
        return session;
    }

    private void WriteAll()
    {
        var batch = new List<Write>(WritesPerCommit);
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

    private void Commit(List<Write> batch)
    {
        try
        {
            _writer.Execute("BEGIN IMMEDIATE");
            foreach (var write in batch)
            {
                _writer.Execute("SAVEPOINT write");
                if (!write.TryRun(_writer))
                {
                    _writer.Execute("ROLLBACK TO write");
                }

                _writer.Execute("RELEASE write");
            }

            _writer.Execute("COMMIT");
        }
        catch (SqliteException failure)
        {
            // Disk full, read-only, …: none of the batch is on disk, and each caller must hear it.
            if (!SQLitePCL.raw.sqlite3_get_autocommit(_writer.Connection.Handle!).Equals(1))
            {
                _writer.Execute("ROLLBACK");
            }

            foreach (var write in batch)
            {
                write.Fail(failure);
            }

            return;
        }

        foreach (var write in batch)
        {
            write.Complete();
        }
    }

    private abstract class Write
    {
        /// <summary>False when the work threw; its changes are to be undone.</summary>
        public abstract bool TryRun(DatabaseSession session);

        public abstract void Complete();

        public abstract void Fail(Exception failure);
    }

    private sealed class Write<T>(Func<DatabaseSession, T> work) : Write
    {
        // Continuations must not run on the writer thread: they would hold up every other write.
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;
        private Exception? _failure;

        public Task<T> Task => _completion.Task;

        public override bool TryRun(DatabaseSession session)
        {
            try
            {
                _result = work(session);
                return true;
            }
            catch (Exception failure)
            {
                _failure = failure;
                return false;
            }
        }

        public override void Complete()
        {
            if (_failure is null)
            {
                _completion.SetResult(_result!);
            }
            else
            {
                _completion.SetException(_failure);
            }
        }

        public override void Fail(Exception failure) => _completion.TrySetException(_failure ?? failure);
    }
}
