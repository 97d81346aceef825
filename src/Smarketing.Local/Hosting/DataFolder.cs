using Microsoft.Data.Sqlite;
using Smarketing.Local.Storage;

namespace Smarketing.Local.Hosting;

/// <summary>The folder that keeps all that the program must not lose; one program at a time.</summary>
public sealed class DataFolder : IDisposable
{
    private const string Outbox = "outbox";

    private const string Advice = "Nothing was changed. Copy the folder as it is, then go back to the last backup, or follow \"The data file is broken\" in docs/runbook.md.";

    /// <summary>A file up to this size is looked through before it is used, in a fraction of a second; in a larger one damage is found where it is read.</summary>
    private const long CheckedBytesMax = 64 * 1024 * 1024;

    private const int LockedOnWindows = unchecked((int)0x80070020);
    private const int LockedOnLinux = 11;
    private const int LockedOnMac = 35;

    private const int Corrupt = 11;
    private const int NoDatabase = 26;

    private readonly FileStream? _lock;

    private DataFolder(string? path, FileStream? @lock)
    {
        Path = path;
        _lock = @lock;
    }

    /// <summary>Null where nothing is kept.</summary>
    public string? Path { get; }

    public string? OutboxPath => Path is null ? null : System.IO.Path.Combine(Path, Outbox);

    /// <exception cref="LocalStartException">Another program uses it, or it cannot be made.</exception>
    public static DataFolder Open(string folder)
    {
        if (folder == LocalOptions.InMemory)
        {
            return new DataFolder(path: null, @lock: null);
        }

        var path = System.IO.Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(System.IO.Path.Combine(path, Outbox));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new LocalStartException($"The data folder {path} cannot be made: {failure.Message}");
        }

        try
        {
            // The system lets go of the lock when the process ends, however it ends.
            return new DataFolder(path, new FileStream(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException failure) when (IsInUse(failure))
        {
            throw new LocalStartException($"The data folder {path} is in use by another program. Stop that one, or name another folder with --data.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new LocalStartException($"The data folder {path} cannot be used: {failure.Message}");
        }
    }

    /// <exception cref="LocalStartException">The data file is broken, or cannot be used.</exception>
    public LocalDatabase OpenDatabase()
    {
        if (Path is null)
        {
            return LocalDatabase.Open(LocalOptions.InMemory);
        }

        var file = System.IO.Path.Combine(Path, "smarketing.db");
        try
        {
            if (DamageOf(file) is { } damage)
            {
                throw new LocalStartException($"The data file {file} is broken: {damage}. {Advice}");
            }

            return LocalDatabase.Open(file);
        }
        catch (SqliteException failure)
        {
            throw FaultOf(file, failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new LocalStartException($"The data file {file} cannot be used: {failure.Message}");
        }
    }

    public LocalKeys OpenKeys() => Path is null ? LocalKeys.Make() : LocalKeys.LoadOrMake(System.IO.Path.Combine(Path, "keys.json"));

    public void Dispose() => _lock?.Dispose();

    /// <summary>
    /// What is wrong with the file or its log; null where nothing is. Nothing is written: a connection that may write would, when it
    /// is closed, put the log into a file that is to be saved as it is.
    /// </summary>
    private static string? DamageOf(string file)
    {
        if (WriteAheadLog.HasLost(file))
        {
            // SQLite would open it, and write over what may still be saved.
            return $"its log {file}-wal lacks what had been stored in it";
        }

        if (!File.Exists(file) || new FileInfo(file).Length > CheckedBytesMax)
        {
            return null;
        }

        using var reader = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        reader.Open();
        using var check = reader.CreateCommand();
        check.CommandText = "PRAGMA quick_check(1)";
        return check.ExecuteScalar() is string said and not "ok" ? said.ReplaceLineEndings(" ") : null;
    }

    private static LocalStartException FaultOf(string file, SqliteException failure) => failure.SqliteErrorCode is Corrupt or NoDatabase
        ? new LocalStartException($"The data file {file} is broken: {failure.Message} {Advice}")
        : new LocalStartException($"The data file {file} cannot be used: {failure.Message}");

    /// <summary>Of a lock that another process has; anything else is a fault of the folder.</summary>
    private static bool IsInUse(IOException failure) => failure.HResult is LockedOnWindows or LockedOnLinux or LockedOnMac;
}
