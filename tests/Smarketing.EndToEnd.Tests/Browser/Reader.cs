using Microsoft.Playwright;

namespace Smarketing.EndToEnd.Tests.Browser;

/// <summary>Somebody before a browser, who clicks and types, and looks at each page as the accessibility guidelines ask.</summary>
internal sealed class Reader : IAsyncDisposable
{
    private static readonly TimeSpan PageComesWithin = TimeSpan.FromSeconds(30);

    private readonly IBrowserContext _context;
    private readonly List<IConsoleMessage> _complaints = [];
    private readonly HashSet<string> _pages = new(StringComparer.Ordinal);

    public Reader(IBrowserContext context, IPage page, string language)
    {
        _context = context;
        Page = page;
        Language = language;
        page.Console += (_, message) => _complaints.Add(message);
        page.Request += (_, request) => RememberPage(request);
    }

    public IPage Page { get; }

    public string Language { get; }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    public Task<IResponse?> GoAsync(string address) => Page.GotoAsync(address);

    /// <summary>Clicks, and waits for the page that this leads to.</summary>
    public async Task ClickAsync(string selector)
    {
        var loaded = new TaskCompletionSource();
        void Loaded(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Loaded;
        await Page.Locator(selector).ClickAsync();
        await loaded.Task.WaitAsync(PageComesWithin);
        Page.Load -= Loaded;
    }

    public Task TypeAsync(string field, string text) => Page.Locator($"[name={field}]:visible").FillAsync(text);

    public Task<string> ValueAsync(string field) => Page.Locator($"[name={field}]:visible").InputValueAsync();

    public Task<string> TextAsync(string selector) => Page.Locator(selector).InnerTextAsync();

    /// <summary>Unfolds what stands behind a summary, as a tap does.</summary>
    public Task UnfoldAsync(string details) => Page.Locator($"{details} > summary").ClickAsync();

    /// <summary>Leads into the mail of the local outbox with this kind that went to <paramref name="to"/> last.</summary>
    public async Task OpenMailAsync(string to, string kind)
    {
        await GoAsync($"/local/outbox?to={Uri.EscapeDataString(to)}&lang={Language}");
        await ClickAsync($".mails li:has(.tag:text-is('{kind}')) a >> nth=-1");
    }

    /// <summary>The page as it stands, and with all that can be unfolded, light and dark, wide and narrow, by eye and by keyboard.</summary>
    public async Task InspectAsync()
    {
        var faults = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            faults.AddRange((await Inspection.LookAsync(Page, Language)).Select(fault => $"{fault} ({scheme})"));
        }

        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        faults.AddRange(await Inspection.FitAsync(Page));
        faults.AddRange(await Inspection.TabThroughAsync(Page));
        faults.AddRange(await Inspection.ListenAsync(_context, Page));
        faults.AddRange(Complaints());
        await Inspection.LeaveAsync(Page);
        Assert.True(faults.Count == 0, $"{Page.Url}, {Page.ViewportSize!.Width} px, {Language}:\n{string.Join('\n', faults.Distinct(StringComparer.Ordinal))}");
    }

    /// <remarks>A page whose status is an error is one on purpose; what it lacks, or was forbidden to load, isn't.</remarks>
    private IEnumerable<string> Complaints() =>
        from message in _complaints
        where message.Type is "error" or "warning"
        where !(message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && _pages.Contains(message.Location))
        select $"console: {message.Text} {message.Location}";

    private void RememberPage(IRequest request)
    {
        if (request.IsNavigationRequest)
        {
            // The console tells of an address with line and column.
            _pages.Add($"{request.Url}:0:0");
        }
    }
}
