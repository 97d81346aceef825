using Smarketing.Local.Sample;

namespace Smarketing.Local.Hosting;

/// <summary>How the local program is started.</summary>
public sealed record LocalOptions
{
    public const string InMemory = ":memory:";

    /// <summary>Where it listens; pages and mails link to the first.</summary>
    public IReadOnlyList<Uri> Urls { get; init; } = [new("http://127.0.0.1:7071")];

    /// <summary>The folder that keeps everything; <see cref="InMemory"/> keeps nothing.</summary>
    public string Data { get; init; } = ".smarketing";

    public string ConfigurationFile { get; init; } = "config/smarketing.json";

    /// <summary>The app's settings for the Functions host.</summary>
    public string HostFile { get; init; } = Path.Combine(AppContext.BaseDirectory, "host.json");

    /// <summary>Where the clock is held from the start; null leaves it as it was, at first with the machine's.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>The function key; null takes the one of the data folder.</summary>
    public string? FunctionKey { get; init; }

    /// <summary>The year to make up before the program is there to be used; null for none.</summary>
    public SampleWish? Sample { get; init; }

    /// <summary>Settings that the environment's go before.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Settings { get; init; } = [];

    /// <summary>The machine's clock, from which the program's is set.</summary>
    public TimeProvider Machine { get; init; } = TimeProvider.System;
}
