namespace Smarketing.Simulation.Surroundings;

/// <summary>One run of the program, from its start to its end, which may come at any call: from then on nothing that it still asks for is answered.</summary>
internal sealed class Life
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Ended => _ended.Task;

    /// <summary>Whoever calls this is dead, and never comes back.</summary>
    public Task<T> DieAsync<T>()
    {
        _ended.TrySetResult();
        return new TaskCompletionSource<T>().Task;
    }

    /// <summary>Completes at once in a program that lives, and never in one that is dead.</summary>
    public Task GoOnAsync() => Ended.IsCompleted ? DieAsync<bool>() : Task.CompletedTask;
}
