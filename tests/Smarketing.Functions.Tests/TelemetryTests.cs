using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Tests;

/// <summary>What an operator is shown of the work.</summary>
public sealed class TelemetryTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_follow_up_is_open_from_its_first_rep_to_its_end()
    {
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        using var listener = Listen(figures);

        Telemetry.Written(new Fact(Now, "assigned", "telemetry", "1", new Dictionary<string, string> { ["rep"] = "ana" }));
        Telemetry.Written(new Fact(Now, "assigned", "telemetry", "2", new Dictionary<string, string> { ["rep"] = "luis", ["from"] = "ana" }));
        Assert.Equal(1, figures["smarketing.follow_ups"]);

        Telemetry.Written(new Fact(Now, "follow-up-ended", "telemetry", "3", new Dictionary<string, string>()));
        Assert.Equal(0, figures["smarketing.follow_ups"]);
    }

    [Fact]
    public void An_attempt_that_opens_early_is_not_late()
    {
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        using var listener = Listen(figures);

        Telemetry.AttemptOpened(TimeSpan.FromSeconds(-3));

        Assert.Equal(0, figures["smarketing.alarms.lateness"]);
    }

    [Theory]
    [InlineData("http://localhost:4317", true, 0)]
    [InlineData("", false, 0)]
    [InlineData("localhost:4317", false, 1)]
    [InlineData("ftp://collector", false, 1)]
    public void A_collector_is_an_address(string address, bool isSent, int faults)
    {
        var (options, found) = TelemetryOptions.Read(new ConfigurationBuilder().AddInMemoryCollection([new("OTEL_EXPORTER_OTLP_ENDPOINT", address)]).Build());

        Assert.Equal((isSent, faults), (options.IsSent, found.Count));
    }

    /// <summary>Of this thread alone: other tests write facts at the same time.</summary>
    private static MeterListener Listen(Dictionary<string, double> figures)
    {
        var thread = Environment.CurrentManagedThreadId;
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Telemetry.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument.Name, value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument.Name, value));
        listener.Start();
        return listener;

        void Add(string name, double value)
        {
            if (Environment.CurrentManagedThreadId == thread)
            {
                figures[name] = figures.GetValueOrDefault(name) + value;
            }
        }
    }
}
