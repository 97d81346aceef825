using Microsoft.DurableTask;

namespace Smarketing.Local.Durable;

/// <summary>Repeats a failed activity. It runs as part of the orchestrator: pauses are its timers, attempts its steps.</summary>
internal static class ActivityRetry
{
    public static async Task<T> ByPolicyAsync<T>(TaskOrchestrationContext context, RetryPolicy policy, Func<Task<T>> attempt)
    {
        var firstAttemptAt = context.CurrentUtcDateTime;
        for (var failures = 0; ;)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException failure) when (MayRetry(policy, failure, ++failures, context.CurrentUtcDateTime - firstAttemptAt))
            {
            }

            await context.CreateTimer(Pause(policy, failures), CancellationToken.None);
        }
    }

    /// <summary>The handler itself makes the pauses, with the context's timers; the next attempt follows its yes at once.</summary>
    public static async Task<T> ByHandlerAsync<T>(TaskOrchestrationContext context, AsyncRetryHandler handler, Func<Task<T>> attempt)
    {
        var firstAttemptAt = context.CurrentUtcDateTime;
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException failure) when (CanHelp(failure))
            {
                var retry = new RetryContext(context, failures, failure.FailureDetails, context.CurrentUtcDateTime - firstAttemptAt, CancellationToken.None);
                if (!await handler(retry))
                {
                    throw;
                }
            }
        }
    }

    /// <summary>The first interval, grown by the coefficient with each failure, up to the maximum.</summary>
    internal static TimeSpan Pause(RetryPolicy policy, int failures)
    {
        var milliseconds = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, failures - 1);
        var longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : policy.MaxRetryInterval;
        return milliseconds < longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : longest;
    }

    private static bool MayRetry(RetryPolicy policy, TaskFailedException failure, int failures, TimeSpan elapsed)
        => CanHelp(failure)
            && failures < policy.MaxNumberOfAttempts
            && (policy.RetryTimeout == Timeout.InfiniteTimeSpan || elapsed < policy.RetryTimeout)
            && policy.Handle(failure);

    private static bool CanHelp(TaskFailedException failure) => failure.FailureDetails.ErrorType != Failures.ActivityNotFound;
}
