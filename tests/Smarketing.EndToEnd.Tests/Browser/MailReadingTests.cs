using Microsoft.Playwright;

namespace Smarketing.EndToEnd.Tests.Browser;

/// <summary>Every mail as it is read on a telephone, by day and by night, in both languages.</summary>
public sealed class MailReadingTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int PhoneWidth = 360;

    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    public async Task Every_mail_can_be_read_and_tapped_on_a_phone(string language)
    {
        await using var program = await LocalProgram.StartAsync();
        await using var reader = await chromium.ReaderAsync(program.Http.BaseAddress!, language, PhoneWidth);
        var names = (await program.GetJsonAsync("/api/mails"))["mails"]!.AsArray().Select(mail => (string)mail!["name"]!).ToList();
        Assert.True(names.Count > 40, $"Only {names.Count} mails were listed.");

        var faults = new List<string>();
        foreach (var name in names)
        {
            await reader.GoAsync($"/local/mails/{language}/{name}");
            faults.AddRange((await FaultsAsync(reader)).Select(fault => $"{name}: {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("es", "Recibe este correo porque", "Darse de baja")]
    [InlineData("en", "You receive this mail because", "Unsubscribe")]
    public async Task Every_mail_to_a_contact_says_why_it_came_from_where_and_how_to_end_it(string language, string why, string wayOut)
    {
        await using var program = await LocalProgram.StartAsync();
        await using var reader = await chromium.ReaderAsync(program.Http.BaseAddress!, language, PhoneWidth);
        var toContacts = (await program.GetJsonAsync("/api/mails"))["mails"]!.AsArray().Where(mail => (string)mail!["to"]! == "contact").Select(mail => (string)mail!["name"]!).ToList();
        Assert.True(toContacts.Count > 20, $"Only {toContacts.Count} mails go to contacts.");

        foreach (var name in toContacts)
        {
            await reader.GoAsync($"/local/mails/{language}/{name}");
            var footer = await reader.TextAsync("td.footer");
            Assert.Contains(why, footer, StringComparison.Ordinal);
            Assert.Contains("Av. Insurgentes Sur 1602", footer, StringComparison.Ordinal);
            Assert.Contains("/unsubscribe/", await reader.Page.Locator($"td.footer a:text-is('{wayOut}')").GetAttributeAsync("href"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("es", PhoneWidth)]
    [InlineData("en", 1280)]
    public async Task The_list_of_mails_is_a_page_like_every_other(string language, int width)
    {
        await using var program = await LocalProgram.StartAsync();
        await using var reader = await chromium.ReaderAsync(program.Http.BaseAddress!, language, width);

        await reader.GoAsync($"/local/mails?lang={language}");
        await reader.InspectAsync();
        await reader.ClickAsync(".mails li > a >> nth=0");
        Assert.Equal(1, await reader.Page.Locator("td.content").CountAsync());
    }

    private static async Task<IEnumerable<string>> FaultsAsync(Reader reader)
    {
        var faults = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await reader.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            faults.AddRange((await Inspection.LookAtMailAsync(reader.Page, reader.Language)).Select(fault => $"{fault} ({scheme})"));
        }

        faults.AddRange(await Inspection.FitAsync(reader.Page));
        return faults;
    }
}
