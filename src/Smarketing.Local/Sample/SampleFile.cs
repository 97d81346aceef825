using System.Text.Json;
using Smarketing.Functions.Configuration;
using Smarketing.Local.Hosting;

namespace Smarketing.Local.Sample;

/// <summary>Tells of a data folder that its year is made up, and how far that is.</summary>
/// <param name="IsHeld">Whether the clock stays held at the end of the year.</param>
/// <param name="IsWanted">Whether this start is to make what is missing of it.</param>
internal sealed record SampleFile(SampleYear Year, bool IsHeld, bool IsComplete, bool IsWanted)
{
    private const string Name = "sample.json";
    private const string Database = "smarketing.db";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectRequiredConstructorParameters = true };

    /// <summary>What the folder holds or is to hold; null where that is no sample.</summary>
    /// <exception cref="LocalStartException">A sample is wanted in a folder that holds something else.</exception>
    public static SampleFile? Of(LocalOptions options)
    {
        if (Load(options) is { } known)
        {
            return known with { IsWanted = options.Sample is not null };
        }

        if (options.Sample is not { } wish)
        {
            return null;
        }

        if (options.Data != LocalOptions.InMemory && File.Exists(Path.Combine(options.Data, Database)))
        {
            throw new LocalStartException($"--sample: the data folder {Path.GetFullPath(options.Data)} holds other data. Name a folder that isn't used with --data, or :memory:.");
        }

        return new SampleFile(SampleYear.Before(options.Start ?? options.Machine.GetUtcNow(), wish.Seed, wish.People), options.Start is not null, IsComplete: false, IsWanted: true);
    }

    /// <summary>The host is started at the beginning of the year, or where an interruption left it; campaigns have their costs.</summary>
    public LocalOptions Options(LocalOptions options)
    {
        Save(options);
        return options with
        {
            Start = IsComplete || !IsWanted ? options.Start : Year.From,
            Settings = CampaignCurrency(options) is { } currency ? [.. options.Settings, .. SampleCampaigns.Settings(DateOnly.FromDateTime(Year.From.UtcDateTime), currency)] : options.Settings,
        };
    }

    public void Save(LocalOptions options)
    {
        if (options.Data != LocalOptions.InMemory)
        {
            Directory.CreateDirectory(options.Data);
            File.WriteAllBytes(Path.Combine(options.Data, Name), JsonSerializer.SerializeToUtf8Bytes(this, Json));
        }
    }

    private static SampleFile? Load(LocalOptions options)
    {
        var path = Path.Combine(options.Data, Name);
        if (options.Data == LocalOptions.InMemory || !File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<SampleFile>(File.ReadAllBytes(path), Json) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException fault)
        {
            throw new LocalStartException($"{path} cannot be read: {fault.Message}");
        }
    }

    /// <summary>That of deals; null where the company has campaigns of its own, which stay as they are. A file that cannot be read is named by the start itself.</summary>
    private static string? CampaignCurrency(LocalOptions options)
    {
        try
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(options.ConfigurationFile), SmarketingConfiguration.Lenient);
            return file.RootElement.TryGetProperty("campaigns", out var campaigns) && campaigns.GetArrayLength() > 0 ? null
                : file.RootElement.TryGetProperty("deals", out var deals) && deals.TryGetProperty("currency", out var currency) ? currency.GetString()
                : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or IOException)
        {
            return null;
        }
    }
}
