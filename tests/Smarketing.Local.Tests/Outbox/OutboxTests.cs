using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Smarketing.Functions.Email;
using Smarketing.Local.Tests.Hosting;

namespace Smarketing.Local.Tests.Outbox;

public sealed class OutboxTests
{
    [Fact]
    public async Task A_mail_is_told_with_all_that_http_md_names()
    {
        await using var world = await new HostWorld().StartAsync();
        await world.PostAsync("/app/mails/m1");
        var mail = Assert.Single((await world.GetJsonAsync("/local/outbox")).EnumerateArray());
        Assert.Equal(
            ["id", "at", "to", "from", "replyTo", "subject", "text", "html", "headers", "attachments", "links", "kind", "contact"],
            mail.EnumerateObject().Select(property => property.Name));
        Assert.Equal(HostWorld.Monday, mail.GetProperty("at").GetDateTimeOffset());
        Assert.Equal("ana@acme.mx", mail.GetProperty("to").GetString());
        Assert.Equal("hola@example.com", mail.GetProperty("from").GetString());
        Assert.Equal("rep@example.com", mail.GetProperty("replyTo").GetString());
        Assert.Equal("Llama a José, de Acmé", mail.GetProperty("subject").GetString());
        Assert.Equal("task", mail.GetProperty("kind").GetString());
        Assert.Equal("c1", mail.GetProperty("contact").GetString());
        Assert.Equal(["http://127.0.0.1/tasks/abc?x=1&y=2"], mail.GetProperty("links").EnumerateArray().Select(link => link.GetString()));
        Assert.Equal("<http://127.0.0.1/unsubscribe/abc>", mail.GetProperty("headers").GetProperty("List-Unsubscribe").GetString());
        Assert.Equal("""[{"name":"cita.ics","type":"text/calendar"}]""", mail.GetProperty("attachments").GetRawText());
    }

    [Fact]
    public async Task Mails_come_oldest_first_and_can_be_asked_for_after_one_or_after_an_instant()
    {
        await using var world = await new HostWorld().StartAsync();
        await SendAsync(world, "m1");
        await world.WindAsync("PT1H");
        await SendAsync(world, "m2");
        await world.WindAsync("PT1H");
        await SendAsync(world, "m3");
        Assert.Equal(["m1", "m2", "m3"], await MessageIdsAsync(world, ""));
        var first = (await world.GetJsonAsync("/local/outbox"))[0].GetProperty("id").GetString();
        Assert.Equal(["m2", "m3"], await MessageIdsAsync(world, $"?after={first}"));
        Assert.Equal(["m3"], await MessageIdsAsync(world, $"?after={HostWorld.Monday.AddHours(1):yyyy-MM-ddTHH:mm:sszzz}"));
        Assert.Equal(["m2", "m3"], await MessageIdsAsync(world, "?after=2026-01-05T15:59:59Z"));
        Assert.Equal(HttpStatusCode.BadRequest, (await world.GetAsync("/local/outbox?after=yesterday")).StatusCode);
    }

    [Fact]
    public async Task Mails_can_be_asked_for_by_their_recipient_in_any_case()
    {
        await using var world = await new HostWorld().StartAsync();
        await SendAsync(world, "m1", "ana@acme.mx");
        await SendAsync(world, "m2", "Luis@Acme.mx");
        Assert.Equal(["m2"], await MessageIdsAsync(world, "?to=luis@acme.MX"));
        Assert.Empty(await MessageIdsAsync(world, "?to=eva@acme.mx"));
    }

    [Fact]
    public async Task A_second_mail_with_the_same_id_is_a_second_mail()
    {
        await using var world = await new HostWorld().StartAsync();
        await SendAsync(world, "m1");
        await SendAsync(world, "m1");
        Assert.Equal(["m1", "m1"], await MessageIdsAsync(world, ""));
        Assert.Equal(2, (await world.GetJsonAsync("/local/outbox")).EnumerateArray().Select(mail => mail.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task The_outbox_knows_which_mails_it_took_also_after_a_restart()
    {
        await using var world = await new HostWorld().StartAsync();
        await SendAsync(world, "m1");
        Assert.True(await Sender(world).WasTakenAsync("m1", CancellationToken.None));
        Assert.False(await Sender(world).WasTakenAsync("m2", CancellationToken.None));
        await world.StopAsync();
        await world.StartAsync();
        Assert.True(await Sender(world).WasTakenAsync("m1", CancellationToken.None));
        Assert.Equal(["m1"], await MessageIdsAsync(world, ""));
    }

    [Fact]
    public async Task Each_mail_is_a_file_that_a_mail_program_opens()
    {
        await using var world = await new HostWorld().StartAsync();
        await SendAsync(world, "m1");
        await SendAsync(world, "m2");
        var files = Directory.GetFiles(Path.Combine(world.Options.Data, "outbox"), "*.eml").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2, files.Count);
        Assert.Contains("Message-ID: <m1@smarketing.local>", await File.ReadAllTextAsync(files[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_gets_a_list_and_each_mail_as_a_page()
    {
        await using var world = await new HostWorld().StartAsync();
        await SendAsync(world, "m1");
        var list = await (await world.GetAsync("/local/outbox", "text/html")).Content.ReadAsStringAsync();
        Assert.Contains("href=\"/local/outbox/1?lang=en\"", list, StringComparison.Ordinal);
        var page = await (await world.GetAsync("/local/outbox/1", "text/html")).Content.ReadAsStringAsync();
        Assert.Contains("src=\"/local/outbox/1/html\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\"", page, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe", page, StringComparison.Ordinal);
        Assert.Contains("/local/outbox/1/attachments/0", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await world.GetAsync("/local/outbox/2", "text/html")).StatusCode);
    }

    [Fact]
    public async Task A_mail_s_own_HTML_may_run_no_script_and_opens_its_links_beside_the_frame()
    {
        await using var world = await new HostWorld().StartAsync();
        await SendAsync(world, "m1");
        using var response = await world.GetAsync("/local/outbox/1/html");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("sandbox allow-popups", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("allow-scripts", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.StartsWith("<base target=\"_blank\"><p>¡Hola!", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attachment_is_downloaded_as_it_was_sent()
    {
        await using var world = await new HostWorld().StartAsync();
        await SendAsync(world, "m1");
        using var response = await world.GetAsync("/local/outbox/1/attachments/0");
        Assert.Equal("text/calendar", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("cita.ics", response.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal("BEGIN:VCALENDAR", await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await world.GetAsync("/local/outbox/1/attachments/1")).StatusCode);
    }

    private static IEmailSender Sender(HostWorld world) => world.Host.Services.GetRequiredService<IEmailSender>();

    private static async Task SendAsync(HostWorld world, string id, string to = "ana@acme.mx")
    {
        var result = await Sender(world).SendAsync(Mails.Of(id, to), CancellationToken.None);
        Assert.Equal(SendOutcome.Delivered, result.Outcome);
    }

    private static async Task<List<string>> MessageIdsAsync(HostWorld world, string query) =>
        [.. (await world.GetJsonAsync("/local/outbox" + query)).EnumerateArray().Select(MessageId)];

    private static string MessageId(JsonElement mail) => mail.GetProperty("headers").GetProperty("Message-ID").GetString()!.Split('@')[0][1..];
}
