using Microsoft.DurableTask;

namespace Smarketing.Local.Durable;

/// <summary>What an activity knows of the call it serves; the token is cancelled when the program stops.</summary>
public sealed record ActivityCall(string InstanceId, string Name, CancellationToken Cancellation);

/// <summary>The orchestrators and activities that the engine can run, by name (compared as <see cref="TaskName"/> does, without case).</summary>
public sealed class DurableFunctions
{
    private readonly Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> _orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ActivityFunction> _activities = new(StringComparer.OrdinalIgnoreCase);

    public void AddOrchestrator(string name, Func<TaskOrchestrationContext, Task<object?>> run)
    {
        if (!_orchestrators.TryAdd(name, run))
        {
            throw new ArgumentException($"There are two orchestrators '{name}'.", nameof(name));
        }
    }

    /// <param name="inputType">What the stored input is read as before <paramref name="run"/> gets it.</param>
    public void AddActivity(string name, Type inputType, Func<object?, ActivityCall, Task<object?>> run)
    {
        if (!_activities.TryAdd(name, new ActivityFunction(inputType, run)))
        {
            throw new ArgumentException($"There are two activities '{name}'.", nameof(name));
        }
    }

    internal bool HasOrchestrator(string name) => _orchestrators.ContainsKey(name);

    internal Func<TaskOrchestrationContext, Task<object?>>? FindOrchestrator(string name) => _orchestrators.GetValueOrDefault(name);

    internal ActivityFunction? FindActivity(string name) => _activities.GetValueOrDefault(name);
}

internal sealed record ActivityFunction(Type InputType, Func<object?, ActivityCall, Task<object?>> Run);
