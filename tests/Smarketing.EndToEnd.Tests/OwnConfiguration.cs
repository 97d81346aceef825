using System.Text.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>The shipped configuration with changes, in a folder of its own; the shipped content stands beside it.</summary>
internal sealed class OwnConfiguration : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("smarketing-config-").FullName;

    public OwnConfiguration(Action<JsonNode> change)
    {
        var shipped = System.IO.Path.Combine(LocalProgram.Root, "config");
        var configuration = JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(shipped, "smarketing.json")), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!;
        change(configuration);
        File.WriteAllText(Path, configuration.ToJsonString());
        Directory.CreateSymbolicLink(System.IO.Path.Combine(_folder, "content"), System.IO.Path.Combine(shipped, "content"));
    }

    public string Path => System.IO.Path.Combine(_folder, "smarketing.json");

    public static JsonNode Form(JsonNode configuration, string id) => configuration["forms"]!.AsArray().Single(form => (string)form!["id"]! == id)!;

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
