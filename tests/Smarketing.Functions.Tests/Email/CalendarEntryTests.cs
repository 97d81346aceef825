using System.Text;
using Smarketing.Functions.Email;

namespace Smarketing.Functions.Tests.Email;

public sealed class CalendarEntryTests
{
    private static readonly CalendarEntry Call = new()
    {
        Id = "s7f3-followup-1-attempt-1",
        Sequence = 2,
        Organizer = "hola@andamio.example",
        StampedAt = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(-6)),
        StartsAt = new DateTimeOffset(2026, 1, 5, 12, 30, 0, TimeSpan.FromHours(-6)),
        EndsAt = new DateTimeOffset(2026, 1, 5, 13, 0, 0, TimeSpan.FromHours(-6)),
        Summary = "Llamar a Lucía Herrera, Constructora Alba; urgente",
        Description = "Teléfono: +52 55 1234 5678\nC:\\obras\r\nhttps://leads.andamio.example/tasks/AbC",
        Location = "+52 55 1234 5678",
        Url = "https://leads.andamio.example/tasks/AbC",
        AlarmBefore = TimeSpan.FromMinutes(15),
    };

    [Fact]
    public void What_is_written_is_read_back()
    {
        var read = IcsReader.Read(Call.Write());

        Assert.Equal(
            ["BEGIN", "VERSION", "PRODID", "METHOD", "BEGIN", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "ORGANIZER", "STATUS", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "BEGIN", "ACTION", "DESCRIPTION", "TRIGGER", "END", "END", "END"],
            read.Select(line => line.Name));
        Assert.Equal("PUBLISH", Value(read, "METHOD"));
        Assert.Equal("2", Value(read, "SEQUENCE"));
        Assert.Equal("20260105T150000Z", Value(read, "DTSTAMP"));
        Assert.Equal("20260105T183000Z", Value(read, "DTSTART"));
        Assert.Equal("20260105T190000Z", Value(read, "DTEND"));
        Assert.Equal(Call.Summary, Value(read, "SUMMARY"));
        Assert.Equal("Teléfono: +52 55 1234 5678\nC:\\obras\nhttps://leads.andamio.example/tasks/AbC", Value(read, "DESCRIPTION"));
        Assert.Equal("-PT15M", Value(read, "TRIGGER"));
    }

    [Fact]
    public void A_cancelled_appointment_says_so_in_every_place_where_calendars_look()
    {
        var cancelled = Call with { Sequence = 3, IsCancelled = true };
        var read = IcsReader.Read(cancelled.Write());

        Assert.Equal(("CANCEL", "CANCELLED", "3", Call.Id), (Value(read, "METHOD"), Value(read, "STATUS"), Value(read, "SEQUENCE"), Value(read, "UID")));
        Assert.Equal(("text/calendar; charset=utf-8; method=CANCEL", "text/calendar; charset=utf-8; method=PUBLISH"), (cancelled.ContentType, Call.ContentType));
        Assert.Equal("mailto:hola@andamio.example", Value(read, "ORGANIZER"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20260105)]
    public void No_line_is_longer_than_75_octets_and_no_character_is_cut(int seed)
    {
        var random = new Random(seed);
        string[] letters = ["a", "ñ", "–", "😀", "e\u0301", ",", "\\", "\n"];
        for (var round = 0; round < 200; round++)
        {
            var summary = string.Concat(Enumerable.Range(0, random.Next(400)).Select(_ => letters[random.Next(letters.Length)]));
            var written = (Call with { Summary = summary }).Write();
            var octets = Encoding.UTF8.GetBytes(written);
            var context = $"seed {seed}, round {round}";

            Assert.All(Encoding.Latin1.GetString(octets).Split("\r\n"), line => Assert.True(line.Length <= 75, context));
            Assert.All(SplitOctets(octets), line => Assert.True(IsUtf8(line), context));
            Assert.Equal(summary, Value(IcsReader.Read(written), "SUMMARY"));
        }
    }

    [Fact]
    public void Every_line_ends_with_carriage_return_and_line_feed()
    {
        var written = Call.Write();

        Assert.EndsWith("END:VCALENDAR\r\n", written, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', written.Replace("\r\n", string.Empty, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("x\r\nEND:VEVENT\r\nBEGIN:VEVENT")]
    [InlineData("x\nATTENDEE:mailto:evil@example.com")]
    [InlineData("x\rATTENDEE:mailto:evil@example.com")]
    [InlineData("x\u0085ATTENDEE:mailto:evil@example.com\0")]
    public void A_value_cannot_begin_a_line_of_its_own(string hostile)
    {
        var read = IcsReader.Read((Call with { Summary = hostile, Description = hostile, Location = hostile, Url = hostile, Id = hostile }).Write());

        Assert.Equal(IcsReader.Read(Call.Write()).Select(line => line.Name), read.Select(line => line.Name));
    }

    [Fact]
    public void Without_an_alarm_the_appointment_is_silent() =>
        Assert.DoesNotContain("VALARM", (Call with { AlarmBefore = null }).Write(), StringComparison.Ordinal);

    private static string Value(IReadOnlyList<(string Name, string Value)> lines, string name) => lines.First(line => line.Name == name).Value;

    private static IEnumerable<byte[]> SplitOctets(byte[] octets) => Encoding.Latin1.GetString(octets).Split("\r\n").Select(Encoding.Latin1.GetBytes);

    private static bool IsUtf8(byte[] line)
    {
        try
        {
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(line);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}

/// <summary>Reads iCalendar from the standard's text alone: unfold, split at the first colon, undo the escapes.</summary>
internal static class IcsReader
{
    public static IReadOnlyList<(string Name, string Value)> Read(string calendar)
    {
        var unfolded = calendar.Replace("\r\n ", string.Empty, StringComparison.Ordinal).Replace("\r\n\t", string.Empty, StringComparison.Ordinal);
        return [.. from line in unfolded.Split("\r\n") where line.Length > 0 let colon = line.IndexOf(':', StringComparison.Ordinal) select (line[..colon], Unescape(line[(colon + 1)..]))];
    }

    private static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var index = 0; index < value.Length; index++)
        {
            if (value[index] != '\\')
            {
                text.Append(value[index]);
                continue;
            }

            index++;
            text.Append(value[index] is 'n' or 'N' ? '\n' : value[index]);
        }

        return text.ToString();
    }
}
