using System.Security.Cryptography;
using System.Text.Json;

namespace Smarketing.Local.Hosting;

/// <summary>The secrets of one installation, made at its first start.</summary>
/// <param name="FunctionKey">What callers of key-protected functions send.</param>
/// <param name="LinkKeys">Keys that sign links, as <c>id:base64</c>, comma separated; the first signs.</param>
/// <param name="IdentityKey">The key of the hash that makes contact ids from addresses.</param>
public sealed record LocalKeys(string FunctionKey, string LinkKeys, string IdentityKey)
{
    private const int KeyBytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    public static LocalKeys Make() => new(
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes)),
        $"k1:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))}",
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));

    /// <exception cref="LocalStartException">The file is there and holds no keys: new ones would void every link and lose every contact.</exception>
    public static LocalKeys LoadOrMake(string file)
    {
        if (!File.Exists(file))
        {
            var keys = Make();
            Save(keys, file);
            return keys;
        }

        try
        {
            return JsonSerializer.Deserialize<LocalKeys>(File.ReadAllBytes(file), Json) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException fault)
        {
            throw new LocalStartException($"The keys in {file} cannot be read: {fault.Message}");
        }
    }

    private static void Save(LocalKeys keys, string file)
    {
        // Under its own name only when it is whole: a crash must not leave half a key file.
        var draft = file + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(stream, keys, Json);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, file);
    }
}
