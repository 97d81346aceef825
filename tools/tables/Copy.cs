using System.Text.Json;

namespace Smarketing.Tables;

/// <summary>A copy of the tables in a folder: a file for each, with a row on each line, and last of all the manifest. Without that it was broken off.</summary>
internal sealed class Copy(string folder)
{
    private const string Rows = "rows";

    // It holds all contacts in clear.
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private string Manifest => Path.Combine(folder, "manifest.json");

    public string FileOf(string table) => Path.Combine(folder, $"{table}.jsonl");

    /// <summary>What a file is called while it isn't whole.</summary>
    public static string PartOf(string file) => $"{file}.part";

    /// <summary>A new file that nobody but its owner may read.</summary>
    public static FileStream Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(file, options);
    }

    /// <summary>An unfinished one is made anew.</summary>
    public void Begin()
    {
        if (File.Exists(Manifest))
        {
            throw new FaultException($"{folder} holds a whole copy already: name another folder.");
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }

        foreach (var file in AppTables.InOrder.Select(FileOf).Append(Manifest))
        {
            File.Delete(file);
            File.Delete(PartOf(file));
        }
    }

    /// <param name="startedAt">What happened before is in the copy.</param>
    public async Task FinishAsync(DateTimeOffset startedAt, IReadOnlyDictionary<string, long> counts)
    {
        var unfinished = PartOf(Manifest);
        await using (var stream = Create(unfinished))
        await using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("startedAt", startedAt);
            json.WriteStartObject(Rows);
            foreach (var (table, count) in counts)
            {
                json.WriteNumber(table, count);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        File.Move(unfinished, Manifest);
    }

    /// <summary>How many rows of each table it holds.</summary>
    public async Task<IReadOnlyDictionary<string, long>> ReadAsync()
    {
        if (!File.Exists(Manifest))
        {
            throw new FaultException($"{folder} holds no whole copy: manifest.json, which is written last, isn't there.");
        }

        try
        {
            using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(Manifest));
            return manifest.RootElement.GetProperty(Rows).EnumerateObject().ToDictionary(table => table.Name, table => table.Value.GetInt64(), StringComparer.Ordinal);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FaultException($"{Manifest} isn't what a save has written.");
        }
    }
}
