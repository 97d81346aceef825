using Microsoft.Data.Sqlite;

namespace Smarketing.Local.Storage;

/// <summary>One SQLite connection with its prepared statements; used by one piece of work at a time.</summary>
public sealed class DatabaseSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);
    private readonly List<SqliteDataReader> _readers = [];

    internal DatabaseSession(SqliteConnection connection) => _connection = connection;

    /// <summary>False when SQLite has given up the transaction by itself, as it may when the disk is full.</summary>
    internal bool InTransaction => SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle!) == 0;

    /// <summary>Rows that were changed since the connection was opened, those that were undone among them.</summary>
    internal int Changes => SQLitePCL.raw.sqlite3_total_changes(_connection.Handle!);

    /// <summary>Runs <paramref name="sql"/>, prepared once, with these values for its parameters $1, $2, … in order.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    /// <summary>The rows of <paramref name="sql"/>, prepared once; the reader lives no longer than the work that asked.</summary>
    public SqliteDataReader Query(string sql, params ReadOnlySpan<object?> values)
    {
        var reader = Prepare(sql, values).ExecuteReader();
        _readers.Add(reader);
        return reader;
    }

    internal void Open() => _connection.Open();

    /// <summary>Closes the readers that a piece of work left open: their statements could not run again, nor a transaction commit.</summary>
    internal void Settle()
    {
        foreach (var reader in _readers)
        {
            reader.Dispose();
        }

        _readers.Clear();
    }

    public void Dispose()
    {
        Settle();
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_statements.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            }

            _statements.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
