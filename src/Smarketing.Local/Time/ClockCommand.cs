using System.Text.Json;

namespace Smarketing.Local.Time;

/// <summary>What a caller asks of the clock.</summary>
public abstract record ClockCommand
{
    private const string OneOf = "Send one of {\"advance\": \"P14D\"}, {\"to\": \"2026-02-01T00:00:00Z\"} and {\"run\": true}.";
    private const string DurationFault = "advance: write a duration in weeks, days, hours, minutes and seconds, such as P14D or PT4H. Years and months have no fixed length, and are refused.";
    private const string InstantFault = "to: write an instant with its offset, such as 2026-02-01T00:00:00Z.";

    private ClockCommand()
    {
    }

    public sealed record Advance(TimeSpan Duration) : ClockCommand;

    public sealed record WindTo(DateTimeOffset Instant) : ClockCommand;

    public sealed record Run : ClockCommand;

    /// <summary>The command in a JSON body, or what is wrong with it.</summary>
    public static (ClockCommand? Command, string? Fault) Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || body.EnumerateObject().ToList() is not [var property])
        {
            return (null, OneOf);
        }

        return property switch
        {
            { Name: "run", Value.ValueKind: JsonValueKind.True } => (new Run(), null),
            { Name: "advance" or "to", Value.ValueKind: JsonValueKind.String } => Read(property.Name, property.Value.GetString()!),
            { Name: "advance" } => (null, DurationFault),
            { Name: "to" } => (null, InstantFault),
            _ => (null, OneOf),
        };
    }

    /// <summary>The command in a page's form field, or what is wrong with it.</summary>
    public static (ClockCommand? Command, string? Fault) Read(string name, string value) => name switch
    {
        "run" => (new Run(), null),
        "advance" => IsoTime.TryParseDuration(value, out var duration) ? (new Advance(duration), null) : (null, DurationFault),
        "to" => IsoTime.TryParseInstant(value, out var instant) ? (new WindTo(instant), null) : (null, InstantFault),
        _ => (null, OneOf),
    };
}
