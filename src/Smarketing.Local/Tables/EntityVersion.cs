using System.Globalization;
using System.Text.RegularExpressions;
using Azure;

namespace Smarketing.Local.Tables;

/// <summary>
/// What an entity's ETag and Timestamp are made of, as in the service: the UTC ticks of its last write, or one more
/// than the table's previous version where the clock stands still.
/// </summary>
internal static partial class EntityVersion
{
    private const string Prefix = "W/\"datetime'";
    private const string Suffix = "'\"";
    private const string Format = "yyyy-MM-ddTHH:mm:ss.fffffffZ";
    private const long NoVersion = -1;

    public static DateTimeOffset ToTimestamp(long version) => new(version, TimeSpan.Zero);

    public static ETag ToETag(long version) =>
        new(Prefix + Uri.EscapeDataString(ToTimestamp(version).ToString(Format, CultureInfo.InvariantCulture)) + Suffix);

    /// <summary>
    /// The version that <paramref name="condition"/> asks for; null where any will do. A weak ETag that isn't one of ours
    /// is a version that no entity has: the condition is well put, and not satisfied.
    /// </summary>
    public static long? Required(ETag condition)
    {
        if (condition == ETag.All)
        {
            return null;
        }

        var text = condition.ToString();
        if (!WeakETag.IsMatch(text))
        {
            throw TableErrors.InvalidInput($"The etag value '{text}' specified in one of the request headers is not valid.");
        }

        return text.StartsWith(Prefix, StringComparison.Ordinal) && text.EndsWith(Suffix, StringComparison.Ordinal)
            && DateTimeOffset.TryParseExact(
                Uri.UnescapeDataString(text[Prefix.Length..^Suffix.Length]),
                Format,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var timestamp)
            ? timestamp.UtcTicks
            : NoVersion;
    }

    [GeneratedRegex("""\AW/"[^"]*"\z""", RegexOptions.CultureInvariant)]
    private static partial Regex WeakETag { get; }
}
