using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace Smarketing.Tables;

/// <summary>
/// The contacts that others were merged into while the table was read. A merge moves what the source was over to the target; where the target was read
/// before that and the source after it, the copy would have it in neither. So such a target is read again after all sources.
/// </summary>
internal sealed class MergeTargets(TableClient contacts, DateTimeOffset startedAt)
{
    private const string ContactKey = "contact";
    private const string Json = "Json";

    /// <summary>Each step goes from a contact to the one that it was merged into itself. No merge closes a circle; should there be one, the save must end all the same.</summary>
    private const int StepsMax = 100;

    /// <summary>The service, which dates the rows, lets in nobody whose clock differs from its own by more.</summary>
    private static readonly TimeSpan ClockSkewMax = TimeSpan.FromMinutes(15);

    private readonly HashSet<string> _targets = new(StringComparer.Ordinal);

    /// <summary>Takes note of a row that was read: a merge that was over before the save began is whole in it, as all the old ones are.</summary>
    public void Note(TableEntity row)
    {
        if (MergeOf(row) is { } merge && (!merge.IsOver || row.Timestamp is not { } changedAt || changedAt >= startedAt - ClockSkewMax))
        {
            _targets.Add(merge.Into);
        }
    }

    /// <summary>All lines of each target by its partition, as they are now; none for one that is gone.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>>> ReadAgainAsync()
    {
        var lines = new Dictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>>(StringComparer.Ordinal);
        var targets = _targets;
        for (var step = 1; targets.Count > 0; step++)
        {
            if (step > StepsMax)
            {
                throw new FaultException(string.Create(CultureInfo.InvariantCulture, $"The contact {targets.First()} was merged on more than {StepsMax} times: does it point to itself?"));
            }

            // Whoever was merged on is followed to where it all is now, also to one that was read in an earlier step: more may have come to it since.
            var next = new HashSet<string>(StringComparer.Ordinal);
            foreach (var target in targets)
            {
                var rows = await contacts.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {target}")).ToListAsync();
                lines[target] = [.. rows.Select(RowLine.Of)];
                next.UnionWith(rows.Select(row => MergeOf(row)?.Into).OfType<string>());
            }

            targets = next;
        }

        return lines;
    }

    /// <summary>Null for a row that tells of none.</summary>
    private static (string Into, bool IsOver)? MergeOf(TableEntity row)
    {
        if (row.RowKey != ContactKey || !row.ContainsKey(Json))
        {
            return null;
        }

        try
        {
            using var contact = JsonDocument.Parse(TextOf(row));
            return contact.RootElement.TryGetProperty("mergedInto", out var into) && into.GetString() is { } id
                ? (id, !contact.RootElement.TryGetProperty("beforeMerge", out _))
                : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // A row that the app couldn't read either is copied as it is.
            return null;
        }
    }

    /// <summary>As the app stores a text that is longer than a property may be: cut over Json, Json1, Json2 …</summary>
    private static string TextOf(TableEntity row)
    {
        var parts = new List<string?>();
        for (var name = Json; row.ContainsKey(name); name = string.Create(CultureInfo.InvariantCulture, $"{Json}{parts.Count}"))
        {
            parts.Add(row.GetString(name));
        }

        return string.Concat(parts);
    }
}
