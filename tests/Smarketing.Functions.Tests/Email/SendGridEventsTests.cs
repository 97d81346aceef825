using System.Text;
using System.Text.Json;
using Smarketing.Functions.Email;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Email;

public sealed class SendGridEventsTests
{
    private const string ContactId = "0123456789abcdef0123456789abcd";
    private static readonly DateTimeOffset Now = Mexico.At(2026, 1, 6, 9);

    [Theory]
    [InlineData("delivered", null, null, null, MailEventKind.Delivered)]
    [InlineData("bounce", "bounce", "Invalid Address", null, MailEventKind.Bounced)]
    [InlineData("bounce", "bounce", "Unclassified", null, MailEventKind.Bounced)]
    [InlineData("bounce", "bounce", "Mailbox Unavailable", null, MailEventKind.Bounced)]
    [InlineData("bounce", "bounce", null, null, MailEventKind.Bounced)]
    [InlineData("bounce", "bounce", "Reputation", null, MailEventKind.Blocked)]
    [InlineData("bounce", "bounce", "Content", null, MailEventKind.Blocked)]
    [InlineData("bounce", "blocked", "Unclassified", null, MailEventKind.Blocked)]
    [InlineData("bounce", "blocked", null, null, MailEventKind.Blocked)]
    [InlineData("bounce", "blocked", "Mailbox Unavailable", null, null)]
    [InlineData("bounce", "blocked", "Invalid Address", null, MailEventKind.Bounced)]
    [InlineData("dropped", null, null, "Bounced Address", MailEventKind.Bounced)]
    [InlineData("dropped", null, null, "Invalid", MailEventKind.Bounced)]
    [InlineData("dropped", null, null, "Spam Reporting Address", MailEventKind.Complained)]
    [InlineData("dropped", null, null, "Unsubscribed Address", MailEventKind.Unsubscribed)]
    [InlineData("dropped", null, null, "Recipient List over Package Quota", MailEventKind.Blocked)]
    [InlineData("dropped", null, null, null, MailEventKind.Blocked)]
    [InlineData("spamreport", null, null, null, MailEventKind.Complained)]
    [InlineData("unsubscribe", null, null, null, MailEventKind.Unsubscribed)]
    [InlineData("group_unsubscribe", null, null, null, MailEventKind.Unsubscribed)]
    [InlineData("click", null, null, null, MailEventKind.Clicked)]
    [InlineData("processed", null, null, null, null)]
    [InlineData("deferred", null, null, null, null)]
    [InlineData("open", null, null, null, null)]
    [InlineData("account_status_change", null, null, null, null)]
    public void An_event_is_judged_by_whose_fault_it_is(string name, string? type, string? classification, string? reason, MailEventKind? kind)
    {
        var told = Event(name);
        told["type"] = type;
        told["bounce_classification"] = classification;
        told["reason"] = reason;

        Assert.Equal(kind, Read(told).SingleOrDefault()?.Kind);
    }

    [Fact]
    public void A_mail_is_found_by_what_went_along_with_it()
    {
        var told = Event("delivered");
        told["attempt"] = "1-2";

        var read = Assert.Single(Read(told));

        Assert.Equal(new MailReference(ContactId, "follow-up-1-attempt-2", EmailKind.Prospecting, Recipient.Contact, 1, 2), read.Mail);
        Assert.Equal(("event-1", Now.AddMinutes(-1)), (read.Id, read.At));
    }

    [Theory]
    [InlineData("message_id", "0123456789abcdef01234567")]
    [InlineData("message_id", "0123456789abcdef01234567-a/b")]
    [InlineData("message_id", "another-programs-id")]
    [InlineData("contact_id", "../../contact")]
    [InlineData("contact_id", null)]
    [InlineData("recipient", "everybody")]
    [InlineData("mail", null)]
    [InlineData("sg_event_id", "")]
    [InlineData("event", null)]
    public void What_is_not_of_a_mail_of_ours_is_left_out(string name, string? value)
    {
        var told = Event("delivered");
        told[name] = value;

        Assert.Empty(Read(told));
    }

    [Theory]
    [InlineData(-60, -60)]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(86_400, 0)]
    public void An_event_from_the_future_is_of_now(int seconds, int at)
    {
        var told = Event("delivered");
        told["timestamp"] = Now.ToUnixTimeSeconds() + seconds;

        Assert.Equal(Now.AddSeconds(at), Read(told).Single().At);
    }

    [Fact]
    public void Events_come_in_the_order_of_their_time()
    {
        var (later, earlier) = (Event("click"), Event("delivered"));
        earlier["timestamp"] = Now.AddMinutes(-5).ToUnixTimeSeconds();

        Assert.Equal([MailEventKind.Delivered, MailEventKind.Clicked], Read(later, earlier).Select(read => read.Kind));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("")]
    public void What_is_no_list_is_no_events(string json) => Assert.Null(SendGridEvents.Read(Encoding.UTF8.GetBytes(json), Now));

    [Theory]
    [InlineData("[]")]
    [InlineData("[1, null, \"text\", [], {}]")]
    [InlineData("[{\"event\": 5, \"sg_event_id\": {}}]")]
    public void What_makes_no_sense_in_a_list_is_left_out(string json) => Assert.Empty(SendGridEvents.Read(Encoding.UTF8.GetBytes(json), Now)!);

    private static IReadOnlyList<MailEvent> Read(params Dictionary<string, object?>[] told) => SendGridEvents.Read(JsonSerializer.SerializeToUtf8Bytes(told), Now)!;

    private static Dictionary<string, object?> Event(string name) => new(StringComparer.Ordinal)
    {
        ["event"] = name,
        ["sg_event_id"] = "event-1",
        ["timestamp"] = Now.AddMinutes(-1).ToUnixTimeSeconds(),
        ["message_id"] = "0123456789abcdef01234567-follow-up-1-attempt-2",
        ["contact_id"] = ContactId,
        ["mail"] = "prospecting",
        ["recipient"] = "contact",
    };
}
