using System.Net.Http.Headers;

namespace Smarketing.EndToEnd.Tests.Security;

/// <summary>Every kind of answer is kept to itself: no cache, no frame, no index, no referrer, and no script.</summary>
[Collection(AttackCollection.Name)]
public sealed class AnswerHeaderTests(AttackedProgram attacked)
{
    public static TheoryData<string, string, string> Answers =>
    [
        .. from address in new[]
           {
               "GET /", "GET /forms/demo", "GET /nothing", "GET /health", "GET /api/contacts", "GET /api/contacts/nobody", "GET /api/contacts/export", "GET /api/reports/funnel?format=csv", "GET /api/reports/funnel?from=x",
               "GET /api/config", "GET /api/openapi.json", "GET /api/sla/agreement", "GET /api/mails/alert", "GET /api/mails/alert?part=text", "GET /local/clock", "GET /local/outbox", "GET /local/instances", "HEAD /health",
               "POST /api/forms/demo", "POST /api/forms/nothing", "OPTIONS /api/forms/demo", "DELETE /health", "GET /assets/nothing.css",
           }
           from accept in new[] { "text/html", "application/json" }
           select (address.Split(' ')[0], address.Split(' ')[1], accept),
    ];

    public static TheoryData<string, string> Pages => [.. from kind in new[] { "tasks", "deals", "unsubscribe", "confirm", "work", "dashboard" } from method in new[] { "GET", "POST" } select (method, kind)];

    [Theory]
    [MemberData(nameof(Answers))]
    public Task An_answer_keeps_itself_to_itself(string method, string address, string accept) => CheckAsync(method, address, accept);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_behind_a_link_keeps_itself_to_itself(string method, string kind)
    {
        var link = attacked.Links[kind][0];
        await CheckAsync(method, link, "text/html");
        await CheckAsync(method, $"/{kind}/forged.token", "text/html");
        await CheckAsync(method, $"/{kind}/forged.token", "application/json");
        if (kind == "dashboard")
        {
            foreach (var place in new[] { "agreement", "plan", "obstacles", "reports/sla", "reports/sla?format=csv" })
            {
                await CheckAsync(method, $"{link}/{place}", "text/html");
            }
        }
    }

    private async Task CheckAsync(string method, string address, string accept)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        using var answer = await attacked.Program.Http.SendAsync(request);

        var missing = AnswerHeaders.MissingIn(answer).ToList();
        Assert.True(missing.Count == 0, $"{(int)answer.StatusCode} without {string.Join(", ", missing)}");

        // A mail that is shown carries its own styles, since a mail program fetches none.
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain(address.StartsWith("/api/mails/", StringComparison.Ordinal) ? "script" : "unsafe", policy, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Server"));
    }
}
