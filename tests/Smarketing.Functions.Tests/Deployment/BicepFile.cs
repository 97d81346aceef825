using System.Text.RegularExpressions;

namespace Smarketing.Functions.Tests.Deployment;

/// <summary>
/// What of a Bicep file can be read without its compiler: declarations, what they refer to, and what a module is given. Strings and
/// comments are told apart from code; an interpolation counts as code.
/// </summary>
internal sealed partial class BicepFile
{
    private BicepFile(string path, string text)
    {
        Path = path;
        Declarations = [.. Declaration().Matches(text).Select(match => new BicepDeclaration(
            match.Groups["kind"].Value, match.Groups["name"].Value, Unquoted(match.Groups["what"].Value), text[match.Index..End(text, match.Index + match.Length)], DecoratorsBefore(text, match.Index)))];
        Text = text;
    }

    public string Path { get; }

    public string Text { get; }

    public IReadOnlyList<BicepDeclaration> Declarations { get; }

    public IEnumerable<BicepDeclaration> Of(string kind) => Declarations.Where(declaration => declaration.Kind == kind);

    public static BicepFile Read(string path) => new(path, File.ReadAllText(path));

    /// <summary>The names that code refers to: neither members (after a point), nor property names (before a colon), nor functions, nor words in strings.</summary>
    public static IEnumerable<string> ReferencesIn(string declaration) =>
        Reference().Matches(CodeOf(declaration)).Concat(LoopSource().Matches(CodeOf(declaration))).Select(match => match.Groups["name"].Value).Where(name => !Words.Contains(name)).Distinct();

    /// <summary>The closing bracket of each opening one, or where they don't agree.</summary>
    public static string? UnbalancedIn(string text)
    {
        var open = new Stack<char>();
        foreach (var letter in CodeOf(text))
        {
            if ("([{".Contains(letter))
            {
                open.Push(letter);
            }
            else if (")]}".Contains(letter) && (!open.TryPop(out var opened) || "([{".IndexOf(opened) != ")]}".IndexOf(letter)))
            {
                return $"{letter} closes nothing";
            }
        }

        return open.Count == 0 ? null : $"{open.Peek()} is not closed";
    }

    /// <summary>Without comments; of strings only what is interpolated.</summary>
    public static string CodeOf(string text)
    {
        var withoutComments = string.Join('\n', text.Split('\n').Select(line => LineComment().Replace(line, "")));
        return Literal().Replace(withoutComments, match => "''" + string.Concat(Interpolation().Matches(match.Value).Select(part => $" ({part.Groups["code"].Value}) ")));
    }

    private static readonly HashSet<string> Words =
        ["param", "var", "resource", "module", "output", "existing", "if", "for", "in", "true", "false", "null", "string", "int", "bool", "object", "array", "targetScope"];

    private static string Unquoted(string text) => text.Trim('\'');

    /// <summary>A declaration goes on to the next line that begins one, or with a decorator, at the same depth.</summary>
    private static int End(string text, int from)
    {
        var depth = 0;
        var isInString = false;
        for (var at = from; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter == '\'')
            {
                isInString = !isInString;
            }
            else if (!isInString && "([{".Contains(letter))
            {
                depth++;
            }
            else if (!isInString && ")]}".Contains(letter))
            {
                depth--;
            }

            if (letter == '\n' && depth == 0 && (at + 1 == text.Length || text[at + 1] is '\n' or '@' || char.IsLetter(text[at + 1])))
            {
                return at;
            }
        }

        return text.Length;
    }

    private static string DecoratorsBefore(string text, int at)
    {
        var start = text.LastIndexOf("\n\n", at, StringComparison.Ordinal);
        return text[Math.Max(start, 0)..at];
    }

    [GeneratedRegex(@"^(?:  )?(?<kind>param|var|resource|module|output) (?<name>\w+)(?: (?<what>'[^']+'|\w+))?", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?<![\w.'])(?<name>[A-Za-z_]\w*)(?!\w)(?!\s*[(:])(?!\s*=>)(?!')")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\[for \w+ in (?<name>\w+):")]
    private static partial Regex LoopSource();

    [GeneratedRegex(@"(?<=^|\s)//.*$")]
    private static partial Regex LineComment();

    [GeneratedRegex(@"'(?:[^'\\]|\\.)*'")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\$\{(?<code>[^}]*)\}")]
    private static partial Regex Interpolation();
}

/// <param name="Kind">param, var, resource, module or output.</param>
/// <param name="What">The type, of a resource with its version; or the module's path.</param>
/// <param name="Decorators">What stands above it.</param>
internal sealed record BicepDeclaration(string Kind, string Name, string What, string Text, string Decorators);
