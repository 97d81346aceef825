using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Smarketing.Local.Hosting;
using Smarketing.Local.Pages;

namespace Smarketing.Local.CommandLine;

/// <summary>Tells, once requests are accepted, where to look.</summary>
internal static class Announcement
{
    public static void Write(TextWriter output, LocalHost host, LocalOptions options)
    {
        var forms = host.Services.GetRequiredService<ConsoleSettings>().Forms;
        output.WriteLine($"Smarketing runs at {Address(host, "/")}");
        output.WriteLine($"  Console       {Address(host, "/")}");
        if (forms.Count > 0)
        {
            output.WriteLine($"  Sample page   {Address(host, $"/forms/{forms[0].Id}")}");
        }

        output.WriteLine($"  Outbox        {Address(host, "/local/outbox")}");
        output.WriteLine($"  Function key  {host.FunctionKey}");
        output.WriteLine($"  Data          {(options.Data == LocalOptions.InMemory ? "in memory only" : Path.GetFullPath(options.Data))}");
        output.WriteLine($"  Clock         {Clock(host, options)}");
        output.WriteLine("Ctrl-C stops it.");
    }

    private static string Address(LocalHost host, string path) => new Uri(host.BaseUrl, path).AbsoluteUri;

    private static string Clock(LocalHost host, LocalOptions options)
    {
        var zone = host.Services.GetRequiredService<ConsoleSettings>().Zone;
        var now = TimeZoneInfo.ConvertTime(host.Clock.GetUtcNow(), zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        var state = host.Clock.IsRunning ? $"{now}, running" : $"{now}, held";
        return host.IsUsedFolder && options.Start is { } start && host.Clock.GetUtcNow() > start
            ? $"{state} (the data folder's clock was past --start already)"
            : state;
    }
}
