using System.Security.Cryptography;

namespace Smarketing.Functions.Pages;

/// <summary>The one style sheet of all pages. Its name carries its content's hash, so that a browser may keep it for good.</summary>
public static class Stylesheet
{
    public const string ContentType = "text/css; charset=utf-8";

    private static readonly byte[] Bytes = Read();

    public static ReadOnlyMemory<byte> Content => Bytes;

    public static string FileName { get; } = $"site.{Convert.ToHexStringLower(SHA256.HashData(Bytes))[..12]}.css";

    public static string Path { get; } = $"/assets/{FileName}";

    private static byte[] Read()
    {
        using var resource = typeof(Stylesheet).Assembly.GetManifestResourceStream("site.css") ?? throw new InvalidOperationException("The style sheet is not in the assembly.");
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }
}
