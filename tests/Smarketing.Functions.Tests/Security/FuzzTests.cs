using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Email;
using Smarketing.Functions.Http;
using Smarketing.Functions.Links;
using Smarketing.Functions.Tests.Configuration;
using Smarketing.Functions.Tests.Email;

namespace Smarketing.Functions.Tests.Security;

/// <summary>Whatever is read, it is understood or refused: nothing throws. What fails says the seed with which it does so again.</summary>
public sealed class FuzzTests
{
    private const int Count = 600;

    private static readonly DateTimeOffset Now = Mexico.At(2026, 1, 5, 9);
    private static readonly SignedLink Links = new([new LinkKey("k1", [.. Enumerable.Repeat((byte)1, 32)]), new LinkKey("k2", new byte[32])]);
    private static readonly string ShippedText = File.ReadAllText(ShippedFile.Path);
    private static readonly string[] ContentFiles = Directory.GetFiles(Repository.PathTo("config", "content"), "*.md", SearchOption.AllDirectories);

    private static readonly byte[] Multipart = Encoding.UTF8.GetBytes("--b\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\nlucia@alba.mx\r\n--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"x.pdf\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nx\r\n--b--\r\n");

    [Fact]
    public void A_configuration_is_read_or_its_faults_say_where_they_are() => Holds(mutation =>
    {
        var text = mutation.Once(4) ? Encoding.UTF8.GetString(mutation.Bytes(Encoding.UTF8.GetBytes(ShippedText))) : Changed(mutation, CompleteFile.Read());

        var (configuration, faults) = SmarketingConfiguration.Parse(text);

        Assert.Equal(configuration is null, faults.Count > 0);
        Assert.All(faults, fault => Assert.Matches(@"\A(\$|line \d+, byte \d+:)", fault));
    });

    [Fact]
    public void A_mail_that_marketing_writes_is_read_or_its_faults_say_where_they_are() => Holds(mutation =>
    {
        var faults = new List<ContentFault>();
        var file = mutation.OneOf(ContentFiles);
        var text = Encoding.UTF8.GetString(mutation.Bytes(File.ReadAllBytes(file)));

        var template = MailTemplate.Parse("en/x.md", "en", mutation.Once(3) ? text.Insert(text.Length / 2, mutation.Text("{{#each why}}{{this}}{{/each}}")) : text, faults);

        Assert.True(template is not null || faults.Count > 0);
        if (template is { Audience: not MailAudience.Draft })
        {
            template.Render(MailSamples.Model("en"));
        }
    });

    [Fact]
    public void A_token_that_was_changed_is_forged() => Holds(mutation =>
    {
        var purpose = mutation.OneOf(Enum.GetValues<LinkPurpose>());
        var token = Links.Make(purpose, mutation.Text("abc/1/2/ana"), mutation.Once(2) ? null : Now.AddDays(1));
        var changed = mutation.Once(2) ? mutation.Text(token) : Encoding.UTF8.GetString(mutation.Bytes(Encoding.UTF8.GetBytes(token)));

        var state = Links.Read(purpose, changed, Now).State;

        // Spaces, padding, and the unused bits of a last character are other spellings of the same bytes.
        Assert.True(state == LinkState.Forged || BytesOf(changed) == BytesOf(token), $"{token} as {changed}: {state}");
    });

    [Fact]
    public void Fields_that_are_posted_are_read_or_refused() => Holds(mutation =>
    {
        var (type, body) = mutation.OneOf<(string, byte[])>([
            ("application/json", """{"email": "lucia@alba.mx", "topics": ["a", 1, null], "consent": true}"""u8.ToArray()),
            ("application/x-www-form-urlencoded", "email=lucia%40alba.mx&nombre=Luc%C3%ADa&a=1&a=2"u8.ToArray()),
            ("multipart/form-data; boundary=b", Multipart),
        ]);
        var request = new DefaultHttpContext().Request;
        request.ContentType = mutation.Once(5) ? mutation.Text(type) : type;
        request.Body = new MemoryStream(mutation.Bytes(body));

        var posted = RequestFields.ReadAsync(request, CancellationToken.None).GetAwaiter().GetResult();

        Assert.True(posted.Problem is not null || posted.BodyHash.Length == 64);
    });

    [Fact]
    public void What_SendGrid_posts_is_read_or_refused() => Holds(mutation =>
    {
        var events = JsonNode.Parse("""[{"event": "click", "sg_event_id": "e", "message_id": "m", "contact_id": "c", "mail": "nurture", "recipient": "contact", "url": "https://a.mx", "useragent": "x", "timestamp": 1767625200}]""")!;
        SendGridEvents.Read(Encoding.UTF8.GetBytes(Changed(mutation, events)), Now);
        SendGridEvents.Read(mutation.Bytes(Encoding.UTF8.GetBytes(events.ToJsonString())), Now);

        var mail = InboundMail.Read(
            new Dictionary<string, byte[]>(StringComparer.Ordinal)
            {
                ["headers"] = mutation.Bytes("Message-ID: <1@alba.mx>\r\n folded\nSubject: x\n"u8.ToArray()),
                ["envelope"] = mutation.Once(2) ? """{"to":["a@b.mx"],"from":"c@d.mx"}"""u8.ToArray() : Encoding.UTF8.GetBytes(Changed(mutation, JsonNode.Parse("""{"to": ["a@b.mx"], "from": "c@d.mx"}""")!)),
                ["charsets"] = Encoding.UTF8.GetBytes(Changed(mutation, JsonNode.Parse("""{"html": "utf-8", "subject": "iso-8859-1"}""")!)),
                ["html"] = mutation.Bytes("<html><head><style>p{}</style></head><body><p>S&iacute; &#x110000; gracias</p></body></html>"u8.ToArray()),
            },
            [mutation.Text("plano.pdf")]);
        if (mail is not null)
        {
            AutomaticReply.Is(mail);
        }
    });

    private static string BytesOf(string token) => string.Join('.', token.Split('.').Select(part => Convert.ToHexString(Base64Url.DecodeFromChars(part))));

    private static string Changed(Mutation mutation, JsonNode valid)
    {
        var changed = mutation.Json(valid);
        for (var more = mutation.Once(3); more && changed is not null; more = mutation.Once(3))
        {
            changed = mutation.Json(changed);
        }

        return changed?.ToJsonString() ?? "null";
    }

    private static void Holds(Action<Mutation> check) => Always.Holds(Gen.Choose(0, int.MaxValue), _ => [], seed => check(new Mutation(seed)), Count);
}
