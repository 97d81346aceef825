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
    public async Task What_is_written_is_read_back_by_another_program()
    {
        var read = await ReadCalendar.OfAsync(Call.Write());

        Assert.Equal(["version 2.0", "prodid -//Smarketing//Follow-up//EN", "method PUBLISH"], read.Properties.Select(property => $"{property.Name} {property.Value}"));
        Assert.Equal(
            [
                new ReadProperty("uid", "text", "s7f3-followup-1-attempt-1"),
                new ReadProperty("sequence", "integer", "2"),
                new ReadProperty("dtstamp", "date-time", "2026-01-05T15:00:00Z"),
                new ReadProperty("dtstart", "date-time", "2026-01-05T18:30:00Z"),
                new ReadProperty("dtend", "date-time", "2026-01-05T19:00:00Z"),
                new ReadProperty("organizer", "cal-address", "mailto:hola@andamio.example"),
                new ReadProperty("status", "text", "CONFIRMED"),
                new ReadProperty("summary", "text", "Llamar a Lucía Herrera, Constructora Alba; urgente"),
                new ReadProperty("description", "text", "Teléfono: +52 55 1234 5678\nC:\\obras\nhttps://leads.andamio.example/tasks/AbC"),
                new ReadProperty("location", "text", "+52 55 1234 5678"),
                new ReadProperty("url", "uri", "https://leads.andamio.example/tasks/AbC"),
            ],
            read.Event);
        Assert.Equal(
            [new ReadProperty("action", "text", "DISPLAY"), new ReadProperty("description", "text", Call.Summary), new ReadProperty("trigger", "duration", "-PT15M")],
            read.Alarm);
    }

    [Fact]
    public async Task A_cancelled_appointment_says_so_in_every_place_where_calendars_look()
    {
        var cancelled = Call with { Sequence = 3, IsCancelled = true };
        var read = await ReadCalendar.OfAsync(cancelled.Write());

        Assert.Equal(("CANCEL", "CANCELLED", "3", Call.Id), (read["method"], read["status"], read["sequence"], read["uid"]));
        Assert.Equal(("text/calendar; charset=utf-8; method=CANCEL", "text/calendar; charset=utf-8; method=PUBLISH"), (cancelled.ContentType, Call.ContentType));
        Assert.Equal("mailto:hola@andamio.example", read["organizer"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20260105)]
    public async Task No_line_is_longer_than_75_octets_and_no_character_is_cut(int seed)
    {
        var random = new Random(seed);
        string[] letters = ["a", "ñ", "–", "😀", "e\u0301", ",", ";", ":", "\"", "\\", "\n"];
        var texts = Enumerable.Range(0, 200).Select(_ => string.Concat(Enumerable.Range(0, random.Next(400)).Select(_ => letters[random.Next(letters.Length)]))).ToList();
        var written = texts.Select(text => (Call with { Summary = text }).Write()).ToList();

        foreach (var (round, octets) in written.Select(Encoding.UTF8.GetBytes).Index())
        {
            var context = $"seed {seed}, round {round}";
            Assert.All(Encoding.Latin1.GetString(octets).Split("\r\n"), line => Assert.True(line.Length <= 75, context));
            Assert.All(SplitOctets(octets), line => Assert.True(IsUtf8(line), context));
        }

        Assert.Equal(texts, (await ReadCalendar.OfAllAsync(written)).Select(read => read["summary"]));
    }

    [Fact]
    public async Task An_address_of_any_length_arrives_whole()
    {
        var address = $"https://leads.andamio.example/tasks/{string.Concat(Enumerable.Range(0, 400).Select(number => $"{number:x3};,"))}?a=b&c=%20d";

        Assert.Equal(address, (await ReadCalendar.OfAsync((Call with { Url = address }).Write()))["url"]);
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
    [InlineData("x\\nATTENDEE:mailto:evil@example.com\\")]
    [InlineData("\" ;X=\"y:z,\\;")]
    public async Task A_value_cannot_begin_a_line_of_its_own(string hostile)
    {
        var read = await ReadCalendar.OfAsync((Call with { Summary = hostile, Description = hostile, Location = hostile, Url = hostile, Id = hostile }).Write());

        var plain = await ReadCalendar.OfAsync(Call.Write());
        Assert.Equal(plain.Event.Select(property => (property.Name, property.Type)), read.Event.Select(property => (property.Name, property.Type)));
        Assert.Equal(plain.Alarm.Select(property => property.Name), read.Alarm.Select(property => property.Name));
        Assert.Equal(string.Concat(hostile.ReplaceLineEndings("\n").Where(character => character == '\n' || !char.IsControl(character))), read["summary"]);
    }

    [Fact]
    public async Task Without_an_alarm_the_appointment_is_silent() => Assert.Empty((await ReadCalendar.OfAsync((Call with { AlarmBefore = null }).Write())).Alarm);

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
