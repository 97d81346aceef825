using System.Globalization;
using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Routing;

/// <summary>The rows of a team's partition.</summary>
public static class RepKeys
{
    public const string RepPrefix = "rep|";
    public const string LedgerPrefix = "ledger|";

    public static string Rep(string repId) => RepPrefix + repId;

    /// <summary>A follow-up has a row for its start and one for each move; in order of time, so that a period is a range.</summary>
    public static string Ledger(Arrival arrival, DateTimeOffset at) =>
        $"{LedgerAt(at)}|{FollowUpKeys.AfterMoves(FollowUpKeys.Of(arrival.Subject, arrival.Number), arrival.GivenUp?.Nth ?? 0)}";

    /// <summary>What the ledger's rows from this instant on come after.</summary>
    public static string LedgerAt(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{LedgerPrefix}{at.UtcDateTime:yyyyMMddTHHmmssfffffff}");
}
