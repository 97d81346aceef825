using System.Text;
using System.Text.Json.Nodes;
using Smarketing.Functions.Tests.Security;

namespace Smarketing.EndToEnd.Tests.Security;

/// <summary>What SendGrid posts, with odd values here and there.</summary>
internal static class SendGridSamples
{
    private static readonly string[] Events = ["bounce", "dropped", "delivered", "click", "open", "spamreport", "unsubscribe", "deferred", "processed", "group_unsubscribe", "strange"];

    public static JsonNode Event(Mutation mutation, IReadOnlyList<string> contacts, long now) => new JsonObject
    {
        ["event"] = mutation.OneOf(Events),
        ["sg_event_id"] = mutation.Text("event-1"),
        ["message_id"] = mutation.OneOf(["000000000000000000000000-nurture-1-mail-1", mutation.Text("000000000000000000000000-task-1-1")]),
        ["contact_id"] = mutation.Once(3) ? mutation.Text(contacts[0]) : mutation.OneOf(contacts),
        ["mail"] = mutation.OneOf(["nurture", "task", "prospecting", mutation.Text("confirm")]),
        ["recipient"] = mutation.OneOf(["contact", "rep", mutation.Text("team")]),
        ["email"] = mutation.Text("person3@alba3.mx"),
        ["type"] = mutation.OneOf(["bounce", "blocked"]),
        ["reason"] = mutation.Text("550 5.1.1 no such user"),
        ["url"] = mutation.Text("https://andamio.example/a?b=c#d"),
        ["useragent"] = mutation.Text("Mozilla/5.0 (Windows NT 10.0; Win64; x64)"),
        ["ip"] = mutation.Text("203.0.113.7"),
        ["timestamp"] = mutation.OneOf([now, now - 60, 0, -1, long.MaxValue, 253402300800]),
    };

    public static (byte[] Body, string Type) Inbound(Mutation mutation, string mailbox)
    {
        (string Name, string Value)[] parts =
        [
            ("headers", $"Message-ID: <{mutation.Text("1@alba.mx")}>\nSubject: {mutation.Text("Re: hola")}\nAuto-Submitted: {mutation.OneOf(["no", "auto-replied", mutation.Text("no")])}\n"),
            ("envelope", mutation.Once(3) ? mutation.Json(JsonNode.Parse("""{"to": ["a@replies.andamio.example"], "from": "person3@alba3.mx"}""")!)?.ToJsonString() ?? "null" : $$"""{"to":["{{mailbox}}"],"from":"person3@alba3.mx"}"""),
            ("from", mutation.Text("Lucía <person3@alba3.mx>")),
            ("subject", mutation.Text("Re: hola")),
            ("text", mutation.Once(3) ? "" : mutation.Text("¿Me llama mañana?")),
            ("html", mutation.OneOf(["<p>hola</p>", string.Concat(Enumerable.Repeat("<script", 2000)), string.Concat(Enumerable.Repeat("<", 20_000)), mutation.Text("<p>hola<br>adiós</p>")])),
            ("charsets", mutation.Once(3) ? mutation.Json(JsonNode.Parse("""{"text": "utf-8", "subject": "utf-7"}""")!)?.ToJsonString() ?? "null" : """{"text":"iso-8859-1"}"""),
        ];
        var text = string.Concat(parts.Where(_ => !mutation.Once(15)).Select(part => $"--b\r\nContent-Disposition: form-data; name=\"{part.Name}\"\r\n\r\n{part.Value}\r\n"))
            + $"--b\r\nContent-Disposition: form-data; name=\"attachment1\"; filename=\"{mutation.Text("plano.pdf")}\"\r\nContent-Type: application/pdf\r\n\r\nx\r\n--b--\r\n";
        var body = Encoding.UTF8.GetBytes(text);
        return (mutation.Once(5) ? mutation.Bytes(body) : body, "multipart/form-data; boundary=b");
    }
}
