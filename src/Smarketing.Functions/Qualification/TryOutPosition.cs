using System.Globalization;
using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Qualification;

/// <summary>How far a try-out has come: it goes on from here, now or later.</summary>
/// <param name="Done">Contacts up to here.</param>
/// <param name="Total">Contacts when it began; null for more than are worth counting.</param>
public sealed record TryOutPosition(IndexedContact Last, int Done, int? Total)
{
    /// <summary>The lists that a try-out walks, in turn. Whoever moves to another meanwhile may be met twice, or not at all.</summary>
    public static readonly IReadOnlyList<string> Lists = [.. Enum.GetValues<Stage>().Select(ContactIndex.Stage)];

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Last.Partition}~{Last.ContactId}~{Done}~{Total}");

    /// <summary>Null when <paramref name="text"/> is no position.</summary>
    public static TryOutPosition? Find(string text) =>
        text.Split('~') is [var list, { Length: > 0 } contact, var done, var total]
        && Lists.Contains(list)
        && int.TryParse(done, NumberStyles.None, CultureInfo.InvariantCulture, out var doneCount)
        && (Count(total) is not null || total.Length == 0)
            ? new TryOutPosition(new IndexedContact(list, contact), doneCount, Count(total))
            : null;

    private static int? Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
