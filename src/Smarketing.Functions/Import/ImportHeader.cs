using Smarketing.Functions.Contacts;
using Smarketing.Functions.Csv;

namespace Smarketing.Functions.Import;

/// <summary>What the columns of a file hold.</summary>
public sealed record ImportHeader(IReadOnlyList<string> Names)
{
    public bool HasAddress => Names.Any(name => RecordFields.Canonical(name) == "email");

    /// <summary>The record that a row is, or what is wrong with it, in <paramref name="language"/>.</summary>
    public (ContactRecord? Record, IReadOnlyDictionary<string, string[]> Errors) Read(ImportRow row, RecordReader reader, string language, DateTimeOffset now)
    {
        if (row.Cells.Skip(Names.Count).Any(cell => cell.Length > 0))
        {
            return (null, new Dictionary<string, string[]>(StringComparer.Ordinal) { ["row"] = [ImportTexts.In(language).TooManyCells] });
        }

        return reader.Read(Names.Zip(row.Cells, (name, cell) => new KeyValuePair<string, string>(name, CsvText.Original(cell))), language, now);
    }
}
