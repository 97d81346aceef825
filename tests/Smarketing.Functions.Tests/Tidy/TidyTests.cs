using System.Text.RegularExpressions;

namespace Smarketing.Functions.Tests.Tidy;

/// <summary>Holds the rules of the house that a compiler doesn't know.</summary>
public sealed partial class TidyTests
{
    private const int FileLinesMax = 250;
    private const int FunctionLinesMax = 40;
    private const int DependenciesMax = 5;

    /// <summary>Suffixes of the files that touch the outside. A file without one is pure.</summary>
    private static readonly string[] Roles = ["Functions", "Orchestrator", "Activities", "Store", "Options", "Services", "Sender", "Startup", "Drain", "Pages", "Replies"];

    /// <summary>Folders that are the edge as a whole.</summary>
    private static readonly string[] EdgeFolders = ["Http", "Pages"];

    private static readonly string[] ImpureImports = ["Azure", "Microsoft.Azure", "Microsoft.DurableTask", "SendGrid", "Microsoft.AspNetCore"];

    /// <summary>What is let off, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["src/Smarketing.Functions/Storage/StoredText.cs"] = "cuts a text over the properties of a table row: it is about nothing but TableEntity",
        ["src/Smarketing.Functions/Program.cs"] = "the worker's start",
    };

    [Fact]
    public void A_file_without_a_role_imports_nothing_of_the_outside()
    {
        var impure = Sources("src/Smarketing.Functions")
            .Where(source => !Exceptions.ContainsKey(source.Path) && !EdgeFolders.Any(folder => source.Path.StartsWith($"src/Smarketing.Functions/{folder}/", StringComparison.Ordinal)))
            .Where(source => !Roles.Any(role => Path.GetFileNameWithoutExtension(source.Path).EndsWith(role, StringComparison.Ordinal)))
            .Where(source => source.Lines.Any(line => ImpureImports.Any(import => line.StartsWith($"using {import};", StringComparison.Ordinal) || line.StartsWith($"using {import}.", StringComparison.Ordinal))))
            .Select(source => source.Path);

        Assert.Empty(impure);
    }

    [Fact]
    public void Files_are_short() =>
        Assert.Empty(Sources("src", "tests").Where(source => source.Lines.Length > FileLinesMax && !Exceptions.ContainsKey(source.Path)).Select(source => $"{source.Path}: {source.Lines.Length} lines"));

    [Fact]
    public void Functions_are_short()
    {
        var bodies = Sources("src").SelectMany(source => Bodies(source).Select(body => (source.Path, body.Start, body.Lines))).ToList();

        Assert.True(bodies.Count > 300, $"Only {bodies.Count} functions were found.");
        Assert.Empty(bodies.Where(body => body.Lines > FunctionLinesMax).Select(body => $"{body.Path}:{body.Start}: {body.Lines} lines"));
    }

    [Fact]
    public void Constructors_depend_on_few_things()
    {
        // The clock and the log are everywhere; they say nothing of what a class has to do with.
        var found = Sources("src").SelectMany(source => PrimaryConstructor().Matches(source.Text)
            .Select(match => (source.Path, Count: match.Groups["parameters"].Value.Split(", ").Count(parameter => !parameter.Contains("TimeProvider", StringComparison.Ordinal) && !parameter.Contains("ILogger", StringComparison.Ordinal))))
            .Where(constructor => constructor.Count > DependenciesMax)
            .Select(constructor => $"{constructor.Path}: {constructor.Count}"));

        Assert.Empty(found);
    }

    [Fact]
    public void Names_say_something() =>
        Assert.Empty(Sources("src").SelectMany(source => EmptyName().Matches(source.Text).Select(match => $"{source.Path}: {match.Value}")));

    [Fact]
    public void An_event_id_means_one_thing()
    {
        var ids = Sources("src/Smarketing.Functions").SelectMany(source => EventId().Matches(source.Text).Select(match => match.Groups["id"].Value)).ToList();

        Assert.True(ids.Count > 10, $"Only {ids.Count} messages were found.");
        Assert.Empty(ids.GroupBy(id => id, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        var marks = new[] { "TO" + "DO", "FIX" + "ME", "HA" + "CK:" };

        Assert.Empty(Sources("src", "tests").Where(source => marks.Any(mark => source.Text.Contains(mark, StringComparison.Ordinal))).Select(source => source.Path));
    }

    /// <summary>Bodies of functions: from a brace that stands alone below a parameter list to the one at the same depth that closes it.</summary>
    private static IEnumerable<(int Start, int Lines)> Bodies(Source source)
    {
        for (var i = 1; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i];
            if (line.Trim() != "{" || !source.Lines[i - 1].TrimEnd().EndsWith(')') || NotAFunction().IsMatch(HeaderOf(source.Lines, i)))
            {
                continue;
            }

            var closing = line.Replace('{', '}');
            var end = Array.FindIndex(source.Lines, i, other => other == closing);
            if (end > i)
            {
                yield return (i, end - i - 1);
            }
        }
    }

    /// <summary>The statement above a brace, from the line that is indented like it.</summary>
    private static string HeaderOf(string[] lines, int brace)
    {
        var indent = lines[brace].Length - 1;
        var first = brace - 1;
        while (first > 0 && (lines[first].Length <= indent || lines[first][indent] == ' '))
        {
            first--;
        }

        return string.Join(' ', lines[first..brace]);
    }

    private static IEnumerable<Source> Sources(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder.Split('/')), "*.cs", SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("Smarketing.AzureContracts", StringComparison.Ordinal))
        .Select(path => new Source(path, File.ReadAllLines(Repository.PathTo(path.Split('/')))));

    private sealed record Source(string Path, string[] Lines)
    {
        public string Text => string.Join('\n', Lines);
    }

    [GeneratedRegex(@"class \w+(<\w+>)?\((?<parameters>[^()]+)\)")]
    private static partial Regex PrimaryConstructor();

    [GeneratedRegex(@"\b(class|record|struct|interface) (\w+Manager|\w*(Helper|Helpers|Utils|Utility|Common|Misc))\b")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"\[LoggerMessage\((?<id>\d+),")]
    private static partial Regex EventId();

    [GeneratedRegex(@"^\s*(if|else|for|foreach|while|switch|using|lock|catch|fixed|\.)\b|\b(class|record|struct|interface)\b|\bnew\b")]
    private static partial Regex NotAFunction();
}
