using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Deals;

/// <summary>Reads a posted stage.</summary>
public static class PostedStageReader
{
    /// <summary>The move, or what is wrong with each field.</summary>
    /// <param name="currency">Of an amount that comes without one.</param>
    public static (PostedStage? Move, IReadOnlyDictionary<string, string[]> Errors) Read(
        IReadOnlyDictionary<string, string> posted, string currency, DateTimeOffset now, DealTexts texts)
    {
        var fields = new DealFields(posted, texts);
        fields.Expect("stage", "lost", "amount", "currency", "reason", "at");
        var stage = fields.Word("stage", PostedStage.Targets);
        var isLost = fields.Flag("lost");
        if (isLost && stage is Stage.Opportunity or Stage.Customer)
        {
            fields.Errors["stage"] = [texts.LostGoesBack];
        }

        var move = new PostedStage(stage ?? default, isLost, fields.Money(currency), fields.Reason(), fields.PastTime("at", now));
        return (fields.Errors.Count == 0 ? move : null, fields.Errors);
    }
}
