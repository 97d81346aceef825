namespace Smarketing.Functions.Qualification;

/// <summary>Where somebody stood in fit × interest when they became an MQL.</summary>
/// <param name="IsRaisedHand">They asked for sales, which alone was enough.</param>
public sealed record MqlCell(bool FitIsHigh, bool InterestIsHigh, bool IsRaisedHand)
{
    public static MqlCell Of(QualificationResult result) => new(result.FitIsHigh, result.InterestIsHigh, result.IsRaisedHand);
}
