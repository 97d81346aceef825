using System.Text.Json;
using System.Text.Json.Nodes;

namespace Smarketing.Functions.Tests.Configuration;

/// <summary>The shipped configuration, to be changed.</summary>
internal static class ShippedFile
{
    public static readonly string Path = Repository.PathTo("config", "smarketing.json");

    public static JsonObject Read() =>
        JsonNode.Parse(File.ReadAllText(Path), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip })!.AsObject();
}
