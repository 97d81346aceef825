using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Smarketing.Functions.Email;
using Smarketing.Local.Pages;
using Smarketing.Local.Tests.Hosting;

namespace Smarketing.Local.Tests.Pages;

public sealed partial class ConsoleTests
{
    private static readonly ConsoleSettings Settings = new()
    {
        Forms = [new SampleForm("ebook", ["email", "consent"], language => language == "es" ? "Acepto." : "I agree.")],
        Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Mexico_City"),
        NextWorkingDay = now => now.AddHours(18),
        Mails = [new MailSample("tracks/one/1", "nurture", language => Mails.Of("sample") with { Subject = $"<i>{language}", Html = $"<p>{language}</p>", Text = $"{language}, as text" })],
        Contacts = (_, _) => Task.FromResult<IReadOnlyList<ContactLine>>([new ContactLine("<b>ana@acme.mx", "mql", "shared")]),
    };

    [Fact]
    public async Task The_console_leads_to_everything()
    {
        await using var world = await StartAsync();
        await world.Host.Services.GetRequiredService<IEmailSender>().SendAsync(Mails.Of("m1"), CancellationToken.None);
        await world.PostAsync("/app/reminders/reminder-7");
        await world.WindAsync("PT0S");
        var page = await PageAsync(world, "/");
        Assert.Contains("href=\"/forms/ebook?lang=en\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/local/outbox/1?lang=en\"", page, StringComparison.Ordinal);
        Assert.Contains("reminder-7", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;ana@acme.mx", page, StringComparison.Ordinal);
        Assert.Contains("Mon 5 Jan 2026, 09:00", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("advance", "PT4H", 4)]
    [InlineData("advance", "P14D", 14 * 24)]
    [InlineData("to", "2026-01-06T09:00:00Z", 18)]
    public async Task Each_button_winds_the_clock_as_it_says(string name, string value, int hours)
    {
        await using var world = await StartAsync();
        Assert.Contains($"""<button name="{name}" value="{value}">""", await PageAsync(world, "/"), StringComparison.Ordinal);
        await world.PostAsync("/local/clock", new FormUrlEncodedContent([new(name, value)]));
        Assert.Equal(HostWorld.Monday.AddHours(hours), world.Host.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData("/", null, "en", "Sample landing pages")]
    [InlineData("/", "es-MX", "es", "Páginas de ejemplo")]
    [InlineData("/?lang=es", "en", "es", "Páginas de ejemplo")]
    [InlineData("/?lang=en", "es", "en", "Sample landing pages")]
    [InlineData("/?lang=fr", "es", "es", "Páginas de ejemplo")]
    [InlineData("/forms/ebook", "es", "es", "Acepto.")]
    [InlineData("/forms/ebook", "en", "en", "I agree.")]
    public async Task A_page_speaks_the_reader_s_language(string path, string? accepted, string language, string text)
    {
        await using var world = await StartAsync();
        if (accepted is not null)
        {
            world.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(accepted);
        }

        var page = await PageAsync(world, path);
        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.Contains(text, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_page_posts_what_a_landing_page_posts()
    {
        await using var world = await StartAsync();
        var page = await PageAsync(world, "/forms/ebook?utm_source=news%22letter&gclid=g1&other=x");
        Assert.Contains("""<form method="post" action="/api/forms/ebook" """, page, StringComparison.Ordinal);
        Assert.Matches("""name="email" type="email"[^>]*\srequired""", page);
        Assert.DoesNotMatch("""name="phone"[^>]*\srequired""", page);
        Assert.Contains("""name="_started" value="2026-01-05T15:00:00""", page, StringComparison.Ordinal);
        Assert.Contains("""name="language" value="en""", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"page\" value=\"{world.At("/forms/ebook")}\"", page, StringComparison.Ordinal);
        Assert.Contains("""name="utm_source" value="news&quot;letter""", page, StringComparison.Ordinal);
        Assert.Contains("""name="gclid" value="g1""", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"other\"", page, StringComparison.Ordinal);
        Assert.Matches("""class="unseen"[\s\S]*name="website_url" type="text" tabindex="-1""", page);
        Assert.Equal(HttpStatusCode.NotFound, (await world.GetAsync("/forms/nothing", "text/html")).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/forms/ebook")]
    [InlineData("/local/outbox")]
    [InlineData("/local/outbox/1")]
    [InlineData("/local/mails")]
    public async Task A_page_has_no_script_no_inline_style_and_a_label_for_every_input(string path)
    {
        await using var world = await StartAsync();
        await world.Host.Services.GetRequiredService<IEmailSender>().SendAsync(Mails.Of("m1"), CancellationToken.None);
        using var response = await world.GetAsync(path, "text/html");
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("name=\"viewport\"", page, StringComparison.Ordinal);
        var labels = Label().Matches(page).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.All(Input().Matches(page), input => Assert.Contains(Id().Match(input.Value).Groups[1].Value, labels));
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Every_mail_can_be_looked_at_in_both_languages()
    {
        await using var world = await StartAsync();
        var list = await PageAsync(world, "/local/mails?lang=es");
        Assert.Contains("&lt;i&gt;es", list, StringComparison.Ordinal);
        Assert.All(["es", "en"], language => Assert.Contains($"href=\"/local/mails/{language}/tracks/one/1\"", list, StringComparison.Ordinal));
        Assert.Equal("<p>en</p>", await PageAsync(world, "/local/mails/en/tracks/one/1"));
        Assert.Equal("es, as text", await (await world.GetAsync("/local/mails/es/tracks/one/1?part=text")).Content.ReadAsStringAsync());
        Assert.All(["/local/mails/fr/tracks/one/1", "/local/mails/es/tracks/one/2", "/local/mails/es"], path => Assert.Equal(HttpStatusCode.NotFound, world.GetAsync(path).Result.StatusCode));
    }

    [Fact]
    public async Task The_stylesheet_is_served()
    {
        await using var world = await StartAsync();
        using var response = await world.GetAsync("/local/style.css");
        Assert.Equal("text/css", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(".card", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<HostWorld> StartAsync() => new HostWorld { Services = services => services.AddSingleton(Settings) }.StartAsync();

    private static async Task<string> PageAsync(HostWorld world, string path)
    {
        using var response = await world.GetAsync(path, "text/html");
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("<label for=\"([^\"]+)\"")]
    private static partial Regex Label();

    [GeneratedRegex("<(?:input(?![^>]*type=\"hidden\")|textarea|select)[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("\\bid=\"([^\"]+)\"")]
    private static partial Regex Id();
}
