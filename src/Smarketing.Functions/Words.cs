using System.Text.Json;
using System.Text.Json.Serialization;

namespace Smarketing.Functions;

/// <summary>
/// How an enumeration is written wherever it leaves the program (JSON, tables, links, forms): in kebab case,
/// so <c>NotReady</c> is <c>not-ready</c>.
/// </summary>
public static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => Vocabulary<T>.Words[value];

    /// <summary>The value that <paramref name="word"/> stands for; null when it is no word of <typeparamref name="T"/>.</summary>
    public static T? Find<T>(string? word)
        where T : struct, Enum => word is not null && Vocabulary<T>.Values.TryGetValue(word.Trim(), out var value) ? value : null;

    public static IReadOnlyCollection<string> All<T>()
        where T : struct, Enum => Vocabulary<T>.Words.Values;

    private static class Vocabulary<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Words =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> Values =
            Words.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>Writes an enumeration to JSON as its word.</summary>
public sealed class WordConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
