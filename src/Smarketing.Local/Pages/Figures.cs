using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Smarketing.Local.Pages;

/// <summary>The figures of a meter since the program was started: sums of what is counted, the last of what is gauged, the largest of what is spread.</summary>
internal sealed class Figures : IDisposable
{
    private readonly ConcurrentDictionary<string, double> _values = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public Figures(string meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == meter)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>By name and tags, such as <c>smarketing.mails kind=task status=sent</c>.</summary>
    public IReadOnlyList<FigureLine> List() =>
        [.. _values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => new FigureLine(value.Key, value.Value.ToString("0.##", CultureInfo.InvariantCulture)))];

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = instrument.Name;
        foreach (var tag in tags)
        {
            name = $"{name} {tag.Key}={tag.Value}";
        }

        _values.AddOrUpdate(name, value, (_, before) => instrument switch
        {
            Gauge<int> => value,
            Histogram<double> => Math.Max(before, value),
            _ => before + value,
        });
    }
}

public sealed record FigureLine(string Name, string Value);
