using Azure.Data.Tables;

namespace Smarketing.Functions.Storage;

/// <summary>A JSON text in a table row. A property holds 32 Ki characters, so a longer text is cut over several.</summary>
internal static class StoredText
{
    private const string Property = "Json";
    private const int PartLengthMax = 32_000;

    public static TableEntity Row(string partitionKey, string rowKey, string json)
    {
        var row = new TableEntity(partitionKey, rowKey);
        for (var part = 0; part == 0 || part * PartLengthMax < json.Length; part++)
        {
            var start = part * PartLengthMax;
            row[Name(part)] = json.Substring(start, Math.Min(PartLengthMax, json.Length - start));
        }

        return row;
    }

    public static string Read(TableEntity row)
    {
        if (!row.ContainsKey(Name(1)))
        {
            return row.GetString(Property);
        }

        var parts = new List<string>();
        for (var part = 0; row.ContainsKey(Name(part)); part++)
        {
            parts.Add(row.GetString(Name(part)));
        }

        return string.Concat(parts);
    }

    private static string Name(int part) => part == 0 ? Property : $"{Property}{part}";
}
