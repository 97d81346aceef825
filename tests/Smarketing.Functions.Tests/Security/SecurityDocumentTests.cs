using System.Text.RegularExpressions;

namespace Smarketing.Functions.Tests.Security;

/// <summary>docs/security.md against the tests that it names.</summary>
public sealed partial class SecurityDocumentTests
{
    private const int RowsMin = 40;

    private static readonly string[] Rows = [.. File.ReadAllLines(Repository.PathTo("docs", "security.md")).SkipWhile(line => !line.StartsWith("| threat |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))];

    private static readonly IReadOnlyList<(string Class, string Text)> Sources =
    [
        .. Directory.EnumerateFiles(Repository.PathTo("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => (Path.GetFileNameWithoutExtension(path), File.ReadAllText(path))),
    ];

    [Fact]
    public void Every_threat_has_a_test_and_every_test_is_there()
    {
        Assert.True(Rows.Length >= RowsMin, $"Only {Rows.Length} rows were found.");
        foreach (var row in Rows)
        {
            var named = Named().Matches(row).ToList();
            Assert.True(named.Count > 0, $"No test: {row}");
            Assert.All(named, test => Assert.Contains(Sources, source => source.Class == test.Groups["class"].Value && IsTest(source.Text, test.Groups["test"].Value)));
        }
    }

    [Fact]
    public void Every_file_that_a_row_points_to_is_there() =>
        Assert.All(Rows.SelectMany(row => Pointed().Matches(row)), pointed => Assert.True(File.Exists(Repository.PathTo(["src", "Smarketing.Functions", .. pointed.Groups["file"].Value.Split('/')])), pointed.Value));

    private static bool IsTest(string source, string name) => source.Contains($" void {name}(", StringComparison.Ordinal) || source.Contains($" Task {name}(", StringComparison.Ordinal);

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<test>\w+)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"`(?<file>\w+/\w+\.cs)`")]
    private static partial Regex Pointed();
}
