using System.Globalization;
using Smarketing.Simulation.Promises;

namespace Smarketing.Simulation.Worlds;

/// <summary>What happens in a world, as lines that a person reads; and the first promise that was broken.</summary>
internal sealed class Story(TimeProvider clock)
{
    private static readonly TimeZoneInfo MexicoCity = TimeZoneInfo.FindSystemTimeZoneById("America/Mexico_City");

    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private BrokenPromise? _broken;

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    public void Tell(string what)
    {
        lock (_lock)
        {
            _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(clock.GetUtcNow(), MexicoCity):ddd yyyy-MM-dd HH:mm:ss}  {what}"));
        }
    }

    /// <summary>Says that a promise is broken where nobody could throw: inside the app, which would catch it.</summary>
    public void Break(string promise, string how)
    {
        lock (_lock)
        {
            _broken ??= new BrokenPromise(promise, how);
        }
    }

    public void ThrowIfBroken()
    {
        lock (_lock)
        {
            if (_broken is not null)
            {
                throw _broken;
            }
        }
    }
}
