using System.Text.RegularExpressions;

namespace Smarketing.Functions.Tests.Security;

/// <summary>How long a comparison of keys takes would tell how much of a guess was right.</summary>
public sealed partial class KeyComparisonTests
{
    /// <summary>What compares lists, the hash of a body with that of the same caller's other post, and sums over a file.</summary>
    private static readonly string[] Harmless = ["ContactStore.cs", "IdempotencyStore.cs", "PhraseBook.cs", "WriteAheadLog.cs"];

    [Fact]
    public void Keys_and_signatures_are_compared_in_one_time()
    {
        var sources = new[] { "Smarketing.Functions", "Smarketing.Local" }
            .SelectMany(project => Directory.EnumerateFiles(Repository.PathTo("src", project), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .ToList();

        Assert.True(sources.Count > 300, $"Only {sources.Count} files were found.");
        Assert.Empty(sources.Where(path => !Harmless.Contains(Path.GetFileName(path))).SelectMany(path => File.ReadAllLines(path).Where(IsHasty).Select(line => $"{Path.GetFileName(path)}: {line.Trim()}")));
    }

    [Theory]
    [InlineData("if (signature == expected)", true)]
    [InlineData("return given.SequenceEqual(mac);", true)]
    [InlineData("return key.Secret.Equals(given);", true)]
    [InlineData("if (expected != token)", true)]
    [InlineData("return string.Equals(functionKey, given);", true)]
    [InlineData("CryptographicOperations.FixedTimeEquals(signature, expected)", false)]
    [InlineData("signature.Length > SignatureLengthMax", false)]
    [InlineData("if (secret is null)", false)]
    [InlineData("if (token == null)", false)]
    public void A_hasty_comparison_is_seen(string line, bool isHasty) => Assert.Equal(isHasty, IsHasty(line));

    private static bool IsHasty(string line) => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && (line.Contains(".SequenceEqual(", StringComparison.Ordinal) || (Compares(line) && Hasty().IsMatch(line)));

    private static bool Compares(string line) => line.Contains("==", StringComparison.Ordinal) || line.Contains("!=", StringComparison.Ordinal) || line.Contains("Equals(", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(\w*(secret|signature|token|mac|functionKey|hash|tag))\b(\(\w*\))?\s*(==|!=)(?>\s*)(?!null|default)|(==|!=)\s*\w*\.?(\w*(secret|signature|token|mac|functionKey|hash|tag))\b(?!\.)|\b\w*(secret|signature|token|mac|functionKey|hash|tag)\.Equals\(|\bEquals\(\w*(secret|signature|token|mac|functionKey|hash|tag)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Hasty();
}
