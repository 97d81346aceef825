namespace Smarketing.Functions.Qualification;

/// <summary>What came of weighing somebody, as the API shows it.</summary>
public static class QualificationView
{
    public static object Of(QualificationResult result) => new
    {
        Fit = new { Score = result.Fit.Points, High = result.FitIsHigh, result.Fit.Reasons },
        Interest = new { Score = result.Interest.Points, High = result.InterestIsHigh, result.Interest.Reasons },
        result.Decision,
        result.Stage,
        result.Reasons,
    };
}
