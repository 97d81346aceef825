using System.Text.Json;
using Microsoft.Playwright;

namespace Smarketing.EndToEnd.Tests.Browser;

/// <summary>
/// What can be measured of WCAG 2.2 AA in a page that stands before a reader: each method answers with the faults that it found. The page
/// has no scripts; these run beside it.
/// </summary>
internal static class Inspection
{
    private const int PhoneWidth = 360;

    /// <summary>1,280 px at 400 % (WCAG 1.4.10).</summary>
    private const int ReflowWidth = 320;

    private const int StopsMax = 250;

    private static readonly string Script = Read();

    private static readonly HashSet<string> Controls = new(StringComparer.Ordinal)
    {
        "link", "button", "textbox", "searchbox", "combobox", "listbox", "checkbox", "radio", "DisclosureTriangle", "spinbutton", "Date", "DateTime", "Iframe",
    };

    /// <summary>Language, headings, labels, contrast (1.4.3, 1.4.11) and the size of what is tapped (2.5.8), with everything unfolded.</summary>
    public static async Task<IEnumerable<string>> LookAsync(IPage page, string language) =>
        await page.EvaluateAsync<string[]>($"(language) => ({Script}).look(language)", language);

    /// <summary>The same of a mail, as far as a mail can be asked.</summary>
    public static async Task<IEnumerable<string>> LookAtMailAsync(IPage page, string language) =>
        await page.EvaluateAsync<string[]>($"(language) => ({Script}).mail(language)", language);

    /// <summary>Nothing is to be scrolled sideways.</summary>
    public static async Task<IEnumerable<string>> FitAsync(IPage page)
    {
        var faults = new List<string>();
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        foreach (var narrow in new[] { width, PhoneWidth, ReflowWidth })
        {
            await page.SetViewportSizeAsync(narrow, height);
            faults.AddRange((await page.EvaluateAsync<string[]>($"() => ({Script}).overflow()")).Select(fault => $"{fault} at {narrow} px"));
        }

        await page.SetViewportSizeAsync(width, height);
        return faults;
    }

    /// <summary>Every control is reached by the keyboard, and seen to be (2.1.1, 2.4.7, 1.4.11).</summary>
    public static async Task<IEnumerable<string>> TabThroughAsync(IPage page)
    {
        var faults = new List<string>();
        var timesGone = 0;
        for (var stops = 0; stops < StopsMax && timesGone < 2; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            var found = await page.EvaluateAsync<string[]?>($"() => ({Script}).focused()");

            // Between a frame and its page the keyboard is nowhere for a moment, as if it had gone.
            timesGone = found is null ? timesGone + 1 : 0;
            faults.AddRange(found ?? []);
        }

        faults.AddRange(await page.EvaluateAsync<string[]>($"() => ({Script}).unreached()"));
        return faults;
    }

    /// <summary>What a screen reader is told by the browser: every control has a name (4.1.2).</summary>
    public static async Task<IEnumerable<string>> ListenAsync(IBrowserContext context, IPage page)
    {
        var session = await context.NewCDPSessionAsync(page);
        var tree = await session.SendAsync("Accessibility.getFullAXTree") ?? throw new InvalidOperationException("The browser told of no accessibility tree.");
        await session.DetachAsync();
        var controls = tree.GetProperty("nodes").EnumerateArray()
            .Where(node => !node.GetProperty("ignored").GetBoolean() && Controls.Contains(TextOf(node, "role")))
            .ToList();
        return controls.Count == 0
            ? ["no control was told of"]
            : controls.Where(node => string.IsNullOrWhiteSpace(TextOf(node, "name"))).Select(node => $"a {TextOf(node, "role")} has no name");
    }

    /// <summary>Folds up what was unfolded to be inspected.</summary>
    public static Task LeaveAsync(IPage page) => page.EvaluateAsync($"() => ({Script}).restore()");

    private static string TextOf(JsonElement node, string property) =>
        node.TryGetProperty(property, out var found) && found.TryGetProperty("value", out var value) ? value.ToString() : string.Empty;

    private static string Read()
    {
        using var resource = typeof(Inspection).Assembly.GetManifestResourceStream("inspection.js") ?? throw new InvalidOperationException("The inspection is not in the assembly.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
