using System.Diagnostics;
using System.Diagnostics.Metrics;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions;

/// <summary>
/// What an operator sees of the work: traces from the intake over the outbox to the mail, and the figures that tell whether it
/// goes well. Contacts are named by their opaque ids, in traces only.
/// </summary>
public static class Telemetry
{
    /// <summary>Of the source of traces, and of the meter.</summary>
    public const string Name = "Smarketing";

    public static readonly ActivitySource Traces = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>Facts by kind: leads that came in are <c>submission</c>, decisions are <c>stage</c>. One that is written again counts again.</summary>
    private static readonly Counter<long> Facts = Meter.CreateCounter<long>("smarketing.facts", description: "Facts that were written, by kind");

    private static readonly Counter<long> Mails = Meter.CreateCounter<long>("smarketing.mails", description: "Mails by kind and by what became of them");

    /// <summary>Those begun less those ended, by this process: a difference, which adds up over all processes.</summary>
    private static readonly UpDownCounter<long> FollowUps = Meter.CreateUpDownCounter<long>("smarketing.follow_ups", description: "Follow-ups begun less those ended");

    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>("smarketing.alarms.lateness", unit: "s", description: "From the time at which an attempt was to open to that at which it did");

    private static readonly Gauge<int> OutboxDepth = Meter.CreateGauge<int>("smarketing.outbox.depth", description: "Contacts with work left over, at the last sweep");

    public static void Written(Fact fact)
    {
        Facts.Add(1, new KeyValuePair<string, object?>("kind", fact.Kind));
        if (fact.Kind == "follow-up-ended")
        {
            FollowUps.Add(-1);
        }
        else if (fact.Kind == "assigned" && !fact.Values.ContainsKey("from"))
        {
            FollowUps.Add(1);
        }
    }

    public static void MailSettled(string kind, string status) => Mails.Add(1, new("kind", kind), new("status", status));

    public static void AttemptOpened(TimeSpan late) => Lateness.Record(Math.Max(0, late.TotalSeconds));

    public static void Swept(int contactsWithWork) => OutboxDepth.Record(contactsWithWork);
}
