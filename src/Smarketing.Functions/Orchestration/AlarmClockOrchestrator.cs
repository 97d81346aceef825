using Microsoft.DurableTask;

namespace Smarketing.Functions.Orchestration;

/// <summary>
/// What the orchestrations of follow-ups, nurture tracks and deals have in common: advance, wait for a signal or the alarm,
/// again, until it is over. What is done is decided elsewhere, so that it can be mended while this runs for weeks.
/// </summary>
internal static class AlarmClockOrchestrator
{
    public const string Signal = nameof(Signal);

    /// <summary>They wake some ten times by themselves; each signal wakes them once more.</summary>
    private const int RoundsMax = 1000;

    /// <summary>A store that is down is tried for longer than any follow-up lasts: what was promised is late, never lost.</summary>
    private static readonly TaskOptions TriedForWeeks = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 10_000, firstRetryInterval: TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(10)));

    public static async Task RunAsync(TaskOrchestrationContext context, string advance, object input)
    {
        // One wait stays pending across the rounds: a cancelled one would swallow the next event.
        var signal = context.WaitForExternalEvent<string>(Signal);
        for (var round = 0; round < RoundsMax; round++)
        {
            var next = await context.CallActivityAsync<Alarm>(advance, input, TriedForWeeks);
            if (next.At is not { } at)
            {
                return;
            }

            using var cancelAlarm = new CancellationTokenSource();
            var alarm = context.CreateTimer(at.UtcDateTime, cancelAlarm.Token);
            if (await Task.WhenAny(signal, alarm) == signal)
            {
                // Not CancelAsync: its continuation would leave the orchestrator's thread.
                cancelAlarm.Cancel();
                signal = context.WaitForExternalEvent<string>(Signal);
            }
        }

        throw new InvalidOperationException($"{context.InstanceId} is not over after {RoundsMax} rounds.");
    }
}
