namespace Smarketing.Functions.Configuration;

/// <summary>Guesses which name somebody meant.</summary>
public static class NearestName
{
    /// <summary>One letter in so many may be wrong.</summary>
    private const int LettersPerMistake = 3;

    /// <summary>The known name with the fewest mistakes between; null where none is near.</summary>
    public static string? Of(string name, IEnumerable<string> known) => known
        .Select(candidate => (Name: candidate, Mistakes: Mistakes(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
        .Where(candidate => candidate.Mistakes * LettersPerMistake <= Math.Max(name.Length, LettersPerMistake))
        .OrderBy(candidate => candidate.Mistakes).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();

    /// <summary>Letters that are missing, too many, others, or swapped with their neighbour (Damerau's distance, of optimal string alignment).</summary>
    private static int Mistakes(string one, string other)
    {
        var distance = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    distance[i, j] = i + j;
                    continue;
                }

                var isSame = one[i - 1] == other[j - 1];
                var fewest = Math.Min(Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1, distance[i - 1, j - 1] + (isSame ? 0 : 1));
                var isSwapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
                distance[i, j] = isSwapped ? Math.Min(fewest, distance[i - 2, j - 2] + 1) : fewest;
            }
        }

        return distance[one.Length, other.Length];
    }
}
