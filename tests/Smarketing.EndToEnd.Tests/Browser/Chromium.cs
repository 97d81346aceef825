using Microsoft.Playwright;

namespace Smarketing.EndToEnd.Tests.Browser;

/// <summary>The machine's own Chromium, one process for the tests of a class. Nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Find(),
            // A container has a small /dev/shm, and often no user but root, whom Chromium refuses with its sandbox.
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>A reader without JavaScript.</summary>
    /// <param name="width">Of the window, in CSS pixels.</param>
    internal async Task<Reader> ReaderAsync(Uri address, string language, int width)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            JavaScriptEnabled = false,
            Locale = language == "es" ? "es-MX" : "en-US",
            TimezoneId = "America/Mexico_City",
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
        });
        return new Reader(context, await context.NewPageAsync(), language);
    }

    private static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"The browser tests need one of {string.Join(", ", Names)} on the PATH; ./test installs Debian's.");
}
