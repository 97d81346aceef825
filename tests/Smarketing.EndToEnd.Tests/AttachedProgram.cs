using System.Diagnostics;
using System.Globalization;
using System.Net;
using Smarketing.Functions.Tests.Email;

namespace Smarketing.EndToEnd.Tests;

/// <summary>
/// A program that was started elsewhere, with <see cref="HostSettings"/>, and whose clock nobody winds: the real Functions host, or the local
/// program. The former's mails come here, to a stand-in for SendGrid; the latter's stand in its own outbox.
/// </summary>
internal sealed class AttachedProgram : SmarketingProgram
{
    /// <summary>Its address, such as http://localhost:7071.</summary>
    public const string HostVariable = "SMARKETING_HOST";

    /// <summary>Its function key, where it asks for one.</summary>
    public const string KeyVariable = "SMARKETING_HOST_KEY";

    /// <summary>The Functions host looks for new work every 10 seconds at the latest; one thing after the other may take several such waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>One for all tests of a run, and for as long as it lasts.</summary>
    private static readonly Lazy<Task<StandInSendGrid>> SendGrid = new(() => StandInSendGrid.StartAsync(HostSettings.SendGrid));

    private readonly DateTimeOffset _attachedAt;
    private readonly StandInSendGrid? _sendGrid;

    private AttachedProgram(Uri address, string key, DateTimeOffset attachedAt, StandInSendGrid? sendGrid)
        : base(address, key) => (_attachedAt, _sendGrid) = (attachedAt, sendGrid);

    /// <summary>Null where the environment names none.</summary>
    public static async Task<AttachedProgram?> OfEnvironmentAsync() =>
        Environment.GetEnvironmentVariable(HostVariable) is { Length: > 0 } address
            ? await AttachAsync(new Uri(address), Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } key ? key : "none")
            : null;

    public static Task<AttachedProgram> AttachAsync(Uri address, string key) => AttachAsync(address, key, SendGrid);

    /// <param name="sendGrid">Where its mails come, unless it has an outbox.</param>
    public static async Task<AttachedProgram> AttachAsync(Uri address, string key, Lazy<Task<StandInSendGrid>> sendGrid)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var http = new HttpClient { BaseAddress = address };
        using var outbox = await http.GetAsync(OutboxSince(now));
        return new AttachedProgram(address, key, now, outbox.StatusCode == HttpStatusCode.OK ? null : await sendGrid.Value);
    }

    public override async Task<T> EventuallyAsync<T>(Func<Task<T>> read, Func<T, bool> until)
    {
        var began = Stopwatch.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var seen = await read();
            if (until(seen))
            {
                return seen;
            }

            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, $"Not in {Patience.TotalSeconds} seconds. Last seen:\n{Shown(seen)}");
            await Task.Delay(pause, TimeProvider.System);
        }
    }

    /// <summary>Those since it was attached: a host that has run for long has many.</summary>
    public override async Task<IReadOnlyList<SentMail>> OutboxAsync() => _sendGrid is not null
        ? [.. _sendGrid.Taken.Select((mail, number) => SentMail.OfWire(number, mail))]
        : [.. (await GetJsonAsync(OutboxSince(_attachedAt))).AsArray().Select(mail => SentMail.OfOutbox(mail!))];

    protected override Task<DateTimeOffset> ReadClockAsync() => Task.FromResult(TimeProvider.System.GetUtcNow());

    public override ValueTask DisposeAsync()
    {
        Http.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string OutboxSince(DateTimeOffset instant) => $"/local/outbox?after={Uri.EscapeDataString(instant.ToString("O", CultureInfo.InvariantCulture))}";
}
