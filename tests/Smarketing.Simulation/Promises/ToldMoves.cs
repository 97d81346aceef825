namespace Smarketing.Simulation.Promises;

/// <summary>A move of a contact's stage, as a fact tells it.</summary>
internal sealed record ToldMove(DateTimeOffset At, string? From, string To);

/// <summary>Follows a contact's stage through the facts.</summary>
internal static class ToldMoves
{
    /// <summary>Where the moves lead to, each from where the one before has led; null for nowhere.</summary>
    public static string? Follow(IEnumerable<ToldMove> moves, string who)
    {
        var left = moves.OrderBy(move => move.At).ToList();
        string? stage = null;
        while (left.Count > 0)
        {
            // Of two at one instant, the one first that leads on.
            var next = left.FindIndex(move => move.At == left[0].At && move.From == stage);
            StepPromises.Keep("Each move leads on from the one before", next >= 0, $"{who}: nothing leads on from {stage ?? "nowhere"} among {Text(left)}");
            stage = left[next].To;
            left.RemoveAt(next);
        }

        return stage;
    }

    private static string Text(IEnumerable<ToldMove> moves) => string.Join(", ", moves.Select(move => $"{move.At:MM-dd HH:mm} {move.From}→{move.To}"));
}
