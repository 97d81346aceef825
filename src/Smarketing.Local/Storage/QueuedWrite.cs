namespace Smarketing.Local.Storage;

/// <summary>A write that waits for its batch, and whoever waits for it.</summary>
internal abstract class QueuedWrite
{
    /// <summary>What the work threw, if it did; its changes are to be undone then.</summary>
    public abstract Exception? Run(DatabaseSession session);

    public abstract void Complete();

    public abstract void Fail(Exception failure);
}

/// <param name="work">What it does, on the writer.</param>
internal sealed class QueuedWrite<T>(Func<DatabaseSession, T> work) : QueuedWrite
{
    // Continuations must not run on the writer thread: they would hold up every other write.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _failure;

    public Task<T> Task => _completion.Task;

    public override Exception? Run(DatabaseSession session)
    {
        try
        {
            _result = work(session);
        }
        catch (Exception failure)
        {
            _failure = failure;
        }

        return _failure;
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

    public override void Fail(Exception failure) => _completion.TrySetException(failure);
}
