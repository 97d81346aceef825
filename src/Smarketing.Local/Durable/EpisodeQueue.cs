using System.Threading.Channels;

namespace Smarketing.Local.Durable;

/// <summary>
/// The instances that have something to do now, in the order in which they got it. One instance is never served twice
/// at once: what arrives while it is served makes it come round again. Sleepers are not in here.
/// </summary>
internal sealed class EpisodeQueue(InFlightWork work)
{
    private readonly Channel<long> _ready = Channel.CreateUnbounded<long>();
    private readonly Dictionary<long, Turn> _turns = [];

    private enum Turn
    {
        Waiting,
        Served,
        ServedAndWoken,
    }

    public void Wake(long run)
    {
        lock (_turns)
        {
            if (_turns.TryGetValue(run, out var turn))
            {
                if (turn == Turn.Served)
                {
                    _turns[run] = Turn.ServedAndWoken;
                }

                return;
            }

            _turns.Add(run, Turn.Waiting);
            work.Begin();
        }

        _ready.Writer.TryWrite(run);
    }

    public async Task ServeAsync(Func<long, Task> episode, CancellationToken stopping)
    {
        await foreach (var run in _ready.Reader.ReadAllAsync(stopping))
        {
            lock (_turns)
            {
                _turns[run] = Turn.Served;
            }

            await episode(run);
            Finish(run);
        }
    }

    private void Finish(long run)
    {
        lock (_turns)
        {
            if (_turns[run] == Turn.Served)
            {
                _turns.Remove(run);
                work.End();
                return;
            }

            _turns[run] = Turn.Waiting;
        }

        _ready.Writer.TryWrite(run);
    }
}
