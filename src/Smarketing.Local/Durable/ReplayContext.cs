using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging;

namespace Smarketing.Local.Durable;

/// <summary>What an orchestrator sees of its instance: what it asks for becomes a step, what happened comes from the history.</summary>
internal sealed class ReplayContext(Episode episode, StepLedger steps, ExternalEvents events, EpisodeThread thread, ILoggerFactory loggers)
    : TaskOrchestrationContext
{
    /// <summary>The documented limit: 16 KB of UTF-16.</summary>
    private const int CustomStatusCharacters = 8 * 1024;

    // The namespace under which Durable Task derives its ids, so that they are the same here as there.
    private static readonly Guid GuidNamespace = Guid.Parse("9e952958-5e33-4daf-827f-2fa12937b875");

    private DateTime _now;
    private bool _isReplaying;
    private int _guids;

    public string? CustomStatus { get; private set; }

    public override TaskName Name => new(episode.Name);

    public override string InstanceId => episode.InstanceId;

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => _now;

    public override bool IsReplaying => _isReplaying;

    protected override ILoggerFactory LoggerFactory => loggers;

    public void BeginEpisode(DateTime now, bool isReplaying)
    {
        _now = now;
        _isReplaying = isReplaying;
    }

    public override T GetInput<T>() => JsonDataConverter.Default.Deserialize<T>(episode.Input)!;

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        thread.Require();
        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException("Task options were given as the activity's input; name the argument: options: …", nameof(input));
        }

        // Serialized once: what a retry sends is what the first attempt sent.
        var data = JsonDataConverter.Default.Serialize(input);
        return options?.Retry switch
        {
            { Policy: { } policy } => ActivityRetry.ByPolicyAsync(this, policy, () => CallOnceAsync<TResult>(name, data)),
            { Handler: { } handler } => ActivityRetry.ByHandlerAsync(this, handler, () => CallOnceAsync<TResult>(name, data)),
            _ => CallOnceAsync<TResult>(name, data),
        };
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        thread.Require();
        var (timer, fired) = steps.SetTimer(fireAt.ToUniversalTime());
        cancellationToken.Register(() =>
        {
            // Not Require: a token source that cancels by itself, on its own thread, would bring the process down.
            if (thread.Admits())
            {
                steps.CancelTimer(timer, _isReplaying, cancellationToken);
            }
        });
        return fired;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        thread.Require();
        return events.WaitAsync<T>(eventName, cancellationToken);
    }

    public override void SetCustomStatus(object? customStatus)
    {
        thread.Require();
        var status = JsonDataConverter.Default.Serialize(customStatus);
        if (status?.Length > CustomStatusCharacters)
        {
            throw new ArgumentException($"A custom status may have 16 KB of UTF-16; this one has {status.Length * 2} bytes.", nameof(customStatus));
        }

        CustomStatus = status;
    }

    /// <summary>A version 5 UUID (RFC 9562) of instance, time and count: the same at each replay, and another at each call.</summary>
    public override Guid NewGuid()
    {
        thread.Require();
        var name = string.Create(CultureInfo.InvariantCulture, $"{InstanceId}_{_now:o}_{_guids++}");
        var hash = SHA1.HashData([.. GuidNamespace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
        => throw new NotSupportedException("Events from one orchestration to another are not supported by the local engine.");

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
        => throw new NotSupportedException("Sub-orchestrations are not supported by the local engine.");

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
        => throw new NotSupportedException("Continue-as-new is not supported by the local engine.");

    private async Task<TResult> CallOnceAsync<TResult>(TaskName name, string? input)
        => JsonDataConverter.Default.Deserialize<TResult>(await steps.CallActivity(name.Name, input).Result)!;
}
