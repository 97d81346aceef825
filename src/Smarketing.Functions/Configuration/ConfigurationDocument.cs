using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Smarketing.Functions.Configuration;

/// <summary>The configuration file, with the settings that replace parts of it, as it was read.</summary>
/// <param name="Configuration">Where there are faults, harmless values stand in for what is wrong, so that more faults can be found; null where nothing could be read.</param>
/// <param name="Json">What was read.</param>
public sealed record ConfigurationDocument(SmarketingConfiguration? Configuration, JsonElement Json, ConfigReading Reading)
{
    public static ConfigurationDocument Read(string json, IConfiguration settings, ConfigReading reading)
    {
        try
        {
            using var document = JsonDocument.Parse(json, SmarketingConfiguration.Lenient);
            var file = document.RootElement.Clone();
            if (file.ValueKind != JsonValueKind.Object)
            {
                reading.Fault("$", "must be an object");
                return new ConfigurationDocument(null, default, reading);
            }

            NoteTwice(file, "$", reading);
            var whole = reading.Faults.Count == 0 ? new ConfigOverrides(reading).Apply(file, settings) : file;
            return new ConfigurationDocument(ConfigNode.ReadRoot(whole, reading, SmarketingConfiguration.Read), whole, reading);
        }
        catch (JsonException failure)
        {
            var reason = failure.Message.Split(" LineNumber:")[0];
            reading.Fault($"line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}", $"this is not JSON: {reason}");
        }
        catch (InvalidOperationException)
        {
            reading.Fault("$", "a text holds half of a character (an escape such as \\ud83d without its other half)");
        }

        return new ConfigurationDocument(null, default, reading);
    }

    /// <summary>Of two properties of one name only one would count, and nobody would know which.</summary>
    private static void NoteTwice(JsonElement element, string path, ConfigReading reading)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var (index, item) in element.EnumerateArray().Index())
            {
                NoteTwice(item, $"{path}[{index}]", reading);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in element.EnumerateObject().GroupBy(part => part.Name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key))
            {
                reading.Fault($"{path}.{name}", "stands more than once");
            }

            foreach (var part in element.EnumerateObject())
            {
                NoteTwice(part.Value, $"{path}.{part.Name}", reading);
            }
        }
    }
}
