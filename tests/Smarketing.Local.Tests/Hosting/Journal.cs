using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Smarketing.Local.Tests.Hosting;

/// <summary>What the sample functions did, in order.</summary>
public sealed class Journal
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Channel<string> _unread = Channel.CreateUnbounded<string>();

    public IReadOnlyList<string> Lines => [.. _lines];

    public void Write(string line)
    {
        _lines.Enqueue(line);
        _unread.Writer.TryWrite(line);
    }

    /// <summary>Waits for the next line that nobody waited for yet.</summary>
    public async Task<string> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await _unread.Reader.ReadAsync(patience.Token);
    }
}
