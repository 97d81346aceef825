using System.Globalization;
using Smarketing.Local.Hosting;
using Smarketing.Local.Sample;
using Smarketing.Local.Time;

namespace Smarketing.Local.CommandLine;

/// <summary>What the command line asks for.</summary>
public abstract record LocalCommand
{
    public const string Usage = """
        Smarketing on one machine.

          (nothing)         starts the program
          check             reads the configuration and the mails, and names every mistake with its place; starts nothing
                            (takes --config only; exit code 1 where there are mistakes)

          --urls URL        where it listens, several separated by semicolons (default: http://127.0.0.1:7071)
          --data FOLDER     what keeps everything (default: .smarketing; :memory: keeps nothing)
          --config FILE     the company's configuration (default: config/smarketing.json)
          --start INSTANT   start the clock there and hold it, such as 2026-01-05T09:00:00-06:00
                            (default: the machine's clock); a used data folder's clock never goes back
          --sample          first makes up the year before: people, forms, follow-ups, deals, so that reports are full
                            (takes a minute or two; needs a data folder that isn't used, or goes on with what was interrupted)
          --seed NUMBER     with --sample: which year (default: 2026); the same seed makes the same people
          --people NUMBER   with --sample: how many come in (default: 1200)
          --key KEY         the function key (default: made at the first start and kept in the data folder)
          --help            shows this
        """;

    private const string Sample = "--sample";

    private LocalCommand()
    {
    }

    public sealed record Start(LocalOptions Options) : LocalCommand;

    public sealed record Check(string ConfigurationFile) : LocalCommand;

    public sealed record Help : LocalCommand;

    public sealed record Wrong(string Fault) : LocalCommand;

    public static LocalCommand Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Contains("--help", StringComparer.Ordinal) || arguments.Contains("-h", StringComparer.Ordinal))
        {
            return new Help();
        }

        var isCheck = arguments is ["check", ..];
        return Read(isCheck ? [.. arguments.Skip(1)] : arguments, isCheck);
    }

    private static LocalCommand Read(IReadOnlyList<string> arguments, bool isCheck)
    {
        var options = new LocalOptions();
        var given = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = Split(arguments[i]);
            if (value is null && IsOption(name))
            {
                value = i + 1 < arguments.Count && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal) ? arguments[++i] : null;
            }

            if (isCheck && (IsOption(name) || name == Sample) && name != "--config")
            {
                return new Wrong($"{name}: check takes --config only.");
            }

            if (!given.Add(name))
            {
                return new Wrong($"{name} is given twice.");
            }

            var (next, fault) = Apply(options, name, value);
            if (next is null)
            {
                return new Wrong(fault!);
            }

            options = next;
        }

        return isCheck ? new Check(options.ConfigurationFile)
            : !given.Contains(Sample) && given.FirstOrDefault(name => name is "--seed" or "--people") is { } lonely ? new Wrong($"{lonely} goes with {Sample} only.")
            : new Start(options);
    }

    private static bool IsOption(string name) => name is "--urls" or "--data" or "--config" or "--start" or "--key" or "--seed" or "--people";

    private static (string Name, string? Value) Split(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? (argument[..at], argument[(at + 1)..])
            : (argument, null);

    private static (LocalOptions? Options, string? Fault) Apply(LocalOptions options, string name, string? value)
    {
        if (name == Sample)
        {
            return value is null ? (options with { Sample = options.Sample ?? SampleWish.Usual }, null) : (null, $"{Sample} takes no value.");
        }

        if (!IsOption(name))
        {
            return (null, $"{name} is no argument of this program.");
        }

        if (string.IsNullOrWhiteSpace(value))
        {
            return (null, $"{name} needs a value.");
        }

        return name switch
        {
            "--urls" => WithUrls(options, value),
            "--data" => (options with { Data = value }, null),
            "--config" => File.Exists(value) ? (options with { ConfigurationFile = value }, null) : (null, $"--config: there is no file {value}."),
            "--start" => IsoTime.TryParseInstant(value, out var start)
                ? (options with { Start = start }, null)
                : (null, $"--start: {value} is no instant with its offset, such as 2026-01-05T09:00:00-06:00."),
            "--seed" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
                ? (options with { Sample = (options.Sample ?? SampleWish.Usual) with { Seed = seed } }, null)
                : (null, $"--seed: {value} is no whole number."),
            "--people" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var people) && people is >= 1 and <= SampleYear.PeopleMax
                ? (options with { Sample = (options.Sample ?? SampleWish.Usual) with { People = people } }, null)
                : (null, $"--people: {value} is no whole number from 1 to {SampleYear.PeopleMax}."),
            _ => (options with { FunctionKey = value }, null),
        };
    }

    private static (LocalOptions? Options, string? Fault) WithUrls(LocalOptions options, string value)
    {
        var urls = new List<Uri>();
        foreach (var text in value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp || url.PathAndQuery != "/" || url.UserInfo.Length > 0)
            {
                return (null, $"--urls: {text} is no address such as http://127.0.0.1:7071 (http only, without a path).");
            }

            urls.Add(url);
        }

        return urls.Count > 0 ? (options with { Urls = urls }, null) : (null, "--urls needs a value.");
    }
}
