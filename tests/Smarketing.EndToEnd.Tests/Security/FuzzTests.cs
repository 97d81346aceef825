using System.Text;
using System.Text.Json.Nodes;
using Smarketing.Functions.Tests.Security;

namespace Smarketing.EndToEnd.Tests.Security;

/// <summary>Whatever is sent, no answer is 500, nothing hangs, and the log tells of no failure.</summary>
[Collection(AttackCollection.Name)]
public sealed class FuzzTests(AttackedProgram attacked, ITestOutputHelper output)
{
    private const int Count = 400;

    private static readonly string[] JsonTypes = ["application/json; charset=utf-8", "application/json; charset=utf-16", "application/ld+json", "text/json", "application/json;", "json", ""];

    private static readonly string[] Forms = ["demo", "ebook", "newsletter", "contact"];

    private static readonly (string Name, string Value)[] Fields =
    [
        ("firstName", "Lucía"), ("lastName", "Herrera"), ("company", "Alba, S.A."), ("jobTitle", "Directora de Compras"), ("phone", "+52 55 1234 5678"), ("employees", "51-200"),
        ("industry", "Construcción"), ("country", "México"), ("language", "es"), ("message", "¿Me llaman?\nGracias"), ("consent", "true"), ("page", "https://andamio.example/demo?utm_source=google"), ("referrer", "https://www.google.com/"),
        ("utm_source", "google"), ("utm_medium", "cpc"), ("utm_campaign", "otoño"), ("gclid", "abc"), ("_started", "2026-01-05T15:00:00Z"), ("color favorito", "azul"),
    ];

    private static readonly (string Name, string Value)[] Answers =
    [
        ("outcome", "no-answer"), ("verdict", "reject"), ("reason", "not-ready"), ("budget", "yes"), ("authority", "no"), ("need", "unknown"), ("timeline", "yes"), ("resumeOn", "2026-02-01"),
        ("callBackAt", "2026-01-08T10:00:00-06:00"), ("note", "¿Mañana?"), ("away", "2026-01-09"), ("doNotContact", "true"), ("executive", "carla"), ("move", "won"), ("amount", "12,500.50"), ("currency", "MXN"),
        ("choice", "fewer"), ("agree", "on"), ("text", "Faltan los teléfonos"), ("goal", "100000"), ("averageDeal", "1000"), ("capacity", "8"),
    ];

    [Fact]
    public Task Forms_as_JSON() => AskAsync(mutation => Post(mutation, $"/api/forms/{mutation.OneOf(Forms)}", Json(mutation, Object(Somebody(mutation))), JsonType(mutation)));

    [Fact]
    public Task Forms_as_browsers_post_them() => AskAsync(mutation => Posted(mutation, $"/api/forms/{mutation.OneOf(Forms)}", Somebody(mutation)));

    [Fact]
    public Task What_is_answered_through_a_link() => AskAsync(mutation =>
    {
        var link = mutation.OneOf(attacked.Links[mutation.OneOf([.. attacked.Links.Keys])]);
        var place = link.StartsWith("/dashboard", StringComparison.Ordinal) ? mutation.OneOf(["", "/plan", "/obstacles", "/reports/sla"]) : "";
        return mutation.Once(3) ? Post(mutation, link + place, Json(mutation, Object(Answers)), JsonType(mutation)) : Posted(mutation, link + place, Answers);
    });

    [Fact]
    public Task Links_that_were_changed_on_the_way() => AskAsync(mutation =>
    {
        var kind = mutation.OneOf([.. attacked.Links.Keys]);
        var token = mutation.OneOf(attacked.Links[kind]).Split('/')[2].Split('?')[0];
        var request = new HttpRequestMessage(mutation.OneOf([HttpMethod.Get, HttpMethod.Head, HttpMethod.Post]), $"/{mutation.OneOf([.. attacked.Links.Keys, kind])}/{Part(mutation, token)}{Query(mutation)}");
        return Headed(mutation, request);
    });

    [Fact]
    public Task What_SendGrid_tells() => AskAsync(mutation =>
    {
        var told = new JsonArray(SendGridSamples.Event(mutation, attacked.ContactIds, attacked.Now), SendGridSamples.Event(mutation, attacked.ContactIds, attacked.Now));
        return attacked.Signed("/api/webhooks/sendgrid/events", Json(mutation, told), JsonType(mutation));
    });

    [Fact]
    public Task Mails_that_come_in() => AskAsync(mutation =>
    {
        var (body, type) = SendGridSamples.Inbound(mutation, attacked.ReplyAddress);
        return attacked.Signed("/api/webhooks/sendgrid/inbound", body, type);
    });

    [Fact]
    public Task Files_to_import() => AskAsync(mutation =>
    {
        var file = $"email{mutation.OneOf([",", ";", "\t"])}nombre,empresa,consent,stage,createdAt\nlucia@alba.mx,\"Lucía \"\"L\"\"\",Alba,true,lead,2025-01-01\n{mutation.Text("ines@norte.mx")},{mutation.Text("Inés")},=1+1,{mutation.Text("true")},{mutation.Text("mql")},{mutation.Text("2025-06-01")}\n";
        var body = mutation.Once(3) ? mutation.Bytes(mutation.Encoded(file)) : mutation.Encoded(file);
        return Post(mutation, $"/api/contacts/import?dryRun={mutation.OneOf(["true", "true", "true", "false"])}", body, mutation.OneOf(["text/csv", "text/csv; charset=latin1", "application/octet-stream", "multipart/form-data; boundary=x"]));
    });

    [Fact]
    public Task What_programs_post() => AskAsync(mutation =>
    {
        var (method, path, body) = mutation.OneOf(ApiRequests.Bodies);
        var address = path.Replace("{id}", mutation.OneOf(attacked.ContactIds), StringComparison.Ordinal);
        var request = Post(mutation, mutation.Once(8) ? address + Query(mutation) : address, Json(mutation, JsonNode.Parse(body)!), JsonType(mutation));
        request.Method = new HttpMethod(method);
        return request;
    });

    [Fact]
    public Task What_programs_ask() => AskAsync(mutation =>
    {
        var path = mutation.OneOf(ApiRequests.Paths).Replace("{id}", mutation.Once(2) ? mutation.OneOf(attacked.ContactIds) : Part(mutation, mutation.OneOf(attacked.ContactIds)), StringComparison.Ordinal);
        var parts = path.Split('/');
        if (mutation.Once(4))
        {
            parts[^1] = Part(mutation, parts[^1]);
        }

        return Headed(mutation, new HttpRequestMessage(HttpMethod.Get, string.Join('/', parts) + Query(mutation)));
    });

    private Task AskAsync(Func<Mutation, HttpRequestMessage> make) => attacked.AskAsync(Count, make, output);

    /// <summary>Not always the same person, who would come to the limit of posts.</summary>
    private static (string Name, string Value)[] Somebody(Mutation mutation) => [("email", $"lucia{mutation.Number()}@alba.mx"), .. Fields];

    private static string JsonType(Mutation mutation) => mutation.Once(10) ? mutation.OneOf(JsonTypes) : "application/json";

    private static JsonObject Object((string Name, string Value)[] fields) => new(fields.Select(field => new KeyValuePair<string, JsonNode?>(field.Name, field.Value)));

    private static byte[] Json(Mutation mutation, JsonNode valid)
    {
        var text = mutation.Once(10) ? valid.ToJsonString() : mutation.Json(valid)?.ToJsonString() ?? "null";
        return mutation.Once(5) ? mutation.Bytes(mutation.Encoded(text)) : mutation.Encoded(text);
    }

    /// <summary>Some of the fields, one of them odd, as a browser sends them or nearly so.</summary>
    private static HttpRequestMessage Posted(Mutation mutation, string address, (string Name, string Value)[] fields)
    {
        var sent = fields.Where(field => mutation.Once(field.Name == "email" ? 1 : 3))
            .Select(field => (Name: mutation.Once(20) ? mutation.Text(field.Name) : field.Name, Value: mutation.Once(6) ? mutation.Text(field.Value) : field.Value)).ToList();
        var isMultipart = mutation.Once(2);
        var text = isMultipart
            ? string.Concat(sent.Select(field => $"--b\r\nContent-Disposition: form-data; name=\"{field.Name}\"{mutation.OneOf(["", "", "; filename=\"x\"", "\r\nContent-Type: text/plain; charset=utf-16"])}\r\n\r\n{field.Value}\r\n")) + "--b--\r\n"
            : string.Join('&', sent.Select(field => $"{Uri.EscapeDataString(field.Name)}={(mutation.Once(10) ? field.Value : Uri.EscapeDataString(field.Value))}"));
        var body = mutation.Once(5) ? mutation.Bytes(mutation.Encoded(text)) : mutation.Encoded(text);
        return Post(mutation, address, body, isMultipart ? mutation.OneOf(["multipart/form-data; boundary=b", "multipart/form-data; boundary=\"b\"", "multipart/form-data", "multipart/form-data; boundary="]) : "application/x-www-form-urlencoded");
    }

    private static HttpRequestMessage Post(Mutation mutation, string address, byte[] body, string contentType)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return Headed(mutation, request);
    }

    private static HttpRequestMessage Headed(Mutation mutation, HttpRequestMessage request)
    {
        foreach (var (name, value) in new[] { ("Accept", "text/html"), ("Accept-Language", "es-MX,en;q=0.5"), ("Idempotency-Key", "key-1"), ("Origin", "https://landing.example"), ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Host", "evil.example"), ("Referer", "https://x.example") })
        {
            if (mutation.Once(6))
            {
                request.Headers.TryAddWithoutValidation(name, Printable(mutation.Once(2) ? value : mutation.Text(value)));
            }
        }

        return request;
    }

    /// <summary>A part of a path: the client would take a slash or dots of its own accord as what they mean to it.</summary>
    private static string Part(Mutation mutation, string valid) => mutation.OneOf(["", "", "", "%00", "%2F", "%5C", "%23", "%3F", "%FF", "%0D%0A", "..%2F", "%25"]) + Uri.EscapeDataString(mutation.Text(valid));

    private static string Query(Mutation mutation)
    {
        var names = Enumerable.Range(0, 3).Where(_ => mutation.Once(2)).Select(_ => mutation.OneOf(ApiRequests.Parameters));
        return "?" + string.Join('&', names.Select(parameter => $"{(mutation.Once(10) ? Uri.EscapeDataString(mutation.Text(parameter.Name)) : parameter.Name)}={(mutation.Once(12) ? "%FF%00" : Uri.EscapeDataString(mutation.Once(3) ? parameter.Value : mutation.Text(parameter.Value)))}"));
    }

    /// <summary>What a header can hold at all, shortened: longer ones the server refuses before it reads them.</summary>
    private static string Printable(string text) => string.Concat(text.Take(1000).Where(letter => letter is >= ' ' and < '\x7F'));
}
