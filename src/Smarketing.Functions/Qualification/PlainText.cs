using System.Globalization;
using System.Text;
using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Qualification;

/// <summary>Texts as they are compared: words in lower case, with neither accents nor punctuation.</summary>
public static class PlainText
{
    /// <summary>"Dirección Gral." is "direccion gral"; single letters in a row are one word, so "C.E.O." is "ceo".</summary>
    public static string Of(string? text) => string.Join(' ', WordsOf(text));

    public static IReadOnlyList<string> WordsOf(string? text)
    {
        var words = new List<string>();
        var isInitials = false;
        foreach (var word in Letters(text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var isInitial = word.Length == 1 && char.IsLetter(word[0]);
            if (isInitial && isInitials)
            {
                words[^1] += word;
            }
            else
            {
                words.Add(word);
            }

            isInitials = isInitial;
        }

        return words;
    }

    private static string Letters(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.Replace(FieldNames.NoCharacter, ' ').Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(character))
            {
                plain.Append(char.ToLowerInvariant(character));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                plain.Append(' ');
            }
        }

        return plain.ToString();
    }
}
