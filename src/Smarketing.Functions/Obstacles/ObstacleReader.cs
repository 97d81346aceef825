namespace Smarketing.Functions.Obstacles;

/// <summary>What somebody typed.</summary>
public sealed record TypedObstacle(ObstacleSide Side, string? Name, string Text);

/// <summary>What somebody posts on the page of obstacles: a new one, or the id of one that is solved.</summary>
public static class ObstacleReader
{
    public const int TextLengthMax = 500;
    public const int NameLengthMax = 80;

    private static readonly string[] Fields = ["text", "side", "name"];

    /// <summary>The obstacle, or what is wrong with each field.</summary>
    public static (TypedObstacle? Obstacle, IReadOnlyDictionary<string, IReadOnlyList<string>> Errors) Read(IReadOnlyDictionary<string, string> fields, ObstacleTexts texts)
    {
        var errors = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var name in fields.Keys.Except(Fields, StringComparer.Ordinal))
        {
            errors[name] = [texts.NotKnown];
        }

        var text = Bounded("text", TextLengthMax);
        if (text is null)
        {
            errors.TryAdd("text", [texts.TextMissing]);
        }

        var side = Words.Find<ObstacleSide>(fields.GetValueOrDefault("side"));
        if (side is null)
        {
            errors["side"] = [texts.SideMissing];
        }

        var who = Bounded("name", NameLengthMax);
        return errors.Count == 0 ? (new TypedObstacle(side!.Value, who, text!), errors) : (null, errors);

        string? Bounded(string name, int max)
        {
            if (fields.GetValueOrDefault(name) is { } value && value.Length > max)
            {
                errors[name] = [string.Format(System.Globalization.CultureInfo.InvariantCulture, texts.TooLong, max)];
            }

            // In mails each stands on a line of its own.
            return fields.GetValueOrDefault(name) is { } typed ? string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null;
        }
    }
}
