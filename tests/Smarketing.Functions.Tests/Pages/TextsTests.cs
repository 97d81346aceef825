using System.Reflection;
using Smarketing.Functions.Dashboard;
using Smarketing.Functions.Deals;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Obstacles;
using Smarketing.Functions.Pages;
using Smarketing.Functions.Sla;
using Smarketing.Functions.Work;

namespace Smarketing.Functions.Tests.Pages;

public sealed class TextsTests
{
    /// <summary>Words that are the same in both languages on purpose.</summary>
    private static readonly HashSet<string> Alike = new(StringComparer.Ordinal) { "TaskPageTexts.No", "ObstacleTexts.Marketing" };

    public static TheoryData<string, string, string> Pairs =>
    [
        .. PairsOf(PageTexts.English, PageTexts.Spanish),
        .. PairsOf(FormTexts.English, FormTexts.Spanish),
        .. PairsOf(TaskPageTexts.English, TaskPageTexts.Spanish),
        .. PairsOf(DealPageTexts.English, DealPageTexts.Spanish),
        .. PairsOf(DealTexts.English, DealTexts.Spanish),
        .. PairsOf(WorkTexts.English, WorkTexts.Spanish),
        .. PairsOf(AgreementPageTexts.English, AgreementPageTexts.Spanish),
        .. PairsOf(DashboardTexts.English, DashboardTexts.Spanish),
        .. PairsOf(ObstacleTexts.English, ObstacleTexts.Spanish),
        .. PairsOf(PlanTexts.English, PlanTexts.Spanish),
        .. PairsOf(PlanPageTexts.English, PlanPageTexts.Spanish),
        .. PairsOf(UnsubscribeTexts.English, UnsubscribeTexts.Spanish),
        .. PairsOf(ConfirmTexts.English, ConfirmTexts.Spanish),
    ];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_text_exists_in_both_languages(string name, string english, string spanish)
    {
        Assert.NotEqual(string.Empty, english.Trim());
        Assert.NotEqual(string.Empty, spanish.Trim());
        Assert.Equal(Alike.Contains(name), string.Equals(english, spanish, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(Gaps(english), Gaps(spanish));
    }

    [Fact]
    public void Every_word_that_a_rep_can_answer_has_a_label()
    {
        foreach (var texts in new[] { TaskPageTexts.English, TaskPageTexts.Spanish })
        {
            Assert.All(TaskPageTexts.Reasons, reason => Assert.NotEqual(reason, texts.ReasonOf(reason)));
            Assert.All(["accept", "qualify", "reject"], verdict => Assert.NotEqual(verdict, texts.VerdictGiven(verdict)));
            Assert.All(
                ["connected", "voicemail", "no-answer", "wrong-number", "sent", "replied", "bounced"],
                outcome => Assert.False(texts.Outcome(outcome).Label == outcome || texts.Outcome(outcome).Hint.Length == 0));
        }
    }

    private static IEnumerable<(string Name, string English, string Spanish)> PairsOf<T>(T english, T spanish)
        where T : notnull =>
        from property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.PropertyType == typeof(string)
        select ($"{typeof(T).Name}.{property.Name}", (string)property.GetValue(english)!, (string)property.GetValue(spanish)!);

    private static IEnumerable<string> Gaps(string text) => new[] { "{0}", "{1}" }.Where(gap => text.Contains(gap, StringComparison.Ordinal));
}
