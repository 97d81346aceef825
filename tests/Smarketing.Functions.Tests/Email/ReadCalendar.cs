using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Smarketing.Functions.Tests.Email;

/// <summary>Calendars as ical.js reads them, which knows nothing of how they were written.</summary>
internal sealed record ReadCalendar(IReadOnlyList<ReadProperty> Properties, IReadOnlyList<ReadProperty> Event, IReadOnlyList<ReadProperty> Alarm)
{
    private static readonly string Folder = Repository.PathTo("tests", "Smarketing.Functions.Tests", "Email", "CalendarReader");

    public string this[string name] => Properties.Concat(Event).First(property => property.Name == name).Value;

    public static async Task<ReadCalendar> OfAsync(string calendar) => Assert.Single(await OfAllAsync([calendar]));

    /// <summary>Fails where the program isn't installed: an entry that nobody else has read isn't tested.</summary>
    public static async Task<IReadOnlyList<ReadCalendar>> OfAllAsync(IReadOnlyList<string> calendars)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo("node", "read.mjs")
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
        };
        using var reader = Start(start);
        var (told, failed) = (reader.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), reader.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await reader.StandardInput.WriteAsync(JsonSerializer.Serialize(calendars));
        reader.StandardInput.Close();
        await reader.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(reader.ExitCode == 0, $"The calendars could not be read. Where ical.js is missing, run npm ci in {Folder}.\n{await failed}");
        return [.. JsonElement.Parse(await told).EnumerateArray().Select(CalendarOf)];
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException("Node.js is missing: calendar entries are read back by ical.js, which runs on it. ./test installs both.", missing);
        }
    }

    /// <summary>jCal (RFC 7265): a component is its name, its properties and the components in it.</summary>
    private static ReadCalendar CalendarOf(JsonElement calendar)
    {
        var happening = Assert.Single(calendar[2].EnumerateArray());
        Assert.Equal(("vcalendar", "vevent"), (calendar[0].GetString(), happening[0].GetString()));
        var alarms = happening[2].EnumerateArray().ToList();
        Assert.All(alarms, alarm => Assert.Equal("valarm", alarm[0].GetString()));
        return new ReadCalendar(PropertiesOf(calendar), PropertiesOf(happening), alarms.Count > 0 ? PropertiesOf(Assert.Single(alarms)) : []);
    }

    private static List<ReadProperty> PropertiesOf(JsonElement component) =>
        [.. component[1].EnumerateArray().Select(property => new ReadProperty(property[0].GetString()!, property[2].GetString()!, property[3].ToString()))];
}

/// <param name="Type">What the value is, in the words of the standard: text, date-time, uri, …</param>
internal sealed record ReadProperty(string Name, string Type, string Value);
