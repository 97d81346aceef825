namespace Smarketing.Functions.Deals;

/// <summary>What a deal's owner posted from their link.</summary>
/// <param name="Reason">With <see cref="DealMove.Lost"/>: why.</param>
public sealed record DealAnswer(DealMove Move, Money? Money, string? Reason)
{
    /// <summary>The answer, or what is wrong with each field.</summary>
    /// <param name="currency">Of an amount that comes without one.</param>
    public static (DealAnswer? Answer, IReadOnlyDictionary<string, string[]> Errors) Read(IReadOnlyDictionary<string, string> posted, string currency, DealTexts texts)
    {
        // A page sends its currency along with an amount that was left empty.
        var said = posted.ContainsKey("amount") ? posted : posted.Where(field => field.Key != "currency").ToDictionary(StringComparer.Ordinal);
        var fields = new DealFields(said, texts);
        fields.Expect("move", "amount", "currency", "reason");
        var move = fields.Word("move", Enum.GetValues<DealMove>());
        var answer = new DealAnswer(move ?? default, fields.Money(currency), move == DealMove.Lost ? fields.Reason() : null);
        return (fields.Errors.Count == 0 ? answer : null, fields.Errors);
    }
}
