using Smarketing.Local.Storage;

namespace Smarketing.Local.Hosting;

/// <summary>The folder that keeps all that the program must not lose; one program at a time.</summary>
public sealed class DataFolder : IDisposable
{
    private const string Outbox = "outbox";

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
        catch (IOException)
        {
            throw new LocalStartException($"The data folder {path} is in use by another program. Stop that one, or name another folder with --data.");
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new LocalStartException($"The data folder {path} cannot be used: {failure.Message}");
        }
    }

    public LocalDatabase OpenDatabase() => LocalDatabase.Open(Path is null ? LocalOptions.InMemory : System.IO.Path.Combine(Path, "smarketing.db"));

    public LocalKeys OpenKeys() => Path is null ? LocalKeys.Make() : LocalKeys.LoadOrMake(System.IO.Path.Combine(Path, "keys.json"));

    public void Dispose() => _lock?.Dispose();
}
