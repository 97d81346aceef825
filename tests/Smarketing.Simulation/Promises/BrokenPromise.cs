namespace Smarketing.Simulation.Promises;

/// <summary>Something happened in a world that must never happen.</summary>
internal sealed class BrokenPromise(string promise, string how) : Exception($"{promise}: {how}")
{
    /// <summary>The promise in a few words, the same in every world that breaks it.</summary>
    public string Promise { get; } = promise;
}
