namespace Smarketing.Simulation.Worlds;

/// <summary>Where worlds keep their data while they run: in memory where the system has a folder there, since their disk is never the one that fails.</summary>
internal static class Scratch
{
    private const string InMemory = "/dev/shm";

    private static int _count;

    public static string Folder { get; } = Directory.Exists(InMemory) ? InMemory : Path.GetTempPath();

    public static string Next() => FormattableString.Invariant($"{Environment.ProcessId}-{Interlocked.Increment(ref _count)}");
}
