using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Privacy;

/// <summary>Erasure: when somebody asks for it, when the time to keep has passed, and whatever of it a crash left undone.</summary>
public sealed class ErasureFunctions(ErasureActivities erasures, RetentionActivities retention, Problems problems)
{
    /// <summary>In one night; the rest come in the next ones.</summary>
    private const int LooksMax = 10_000;

    [Function("EraseContact")]
    public async Task<IResult> EraseAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "api/contacts/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => await erasures.EraseAsync(id, client, cancellation) switch
        {
            true => Results.NoContent(),
            false => Results.StatusCode(StatusCodes.Status202Accepted),
            null => problems.Of(request, Problem.NoSuchContact),
        };

    [Function("SweepErasures")]
    public Task SweepAsync([TimerTrigger("0 */10 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        erasures.SweepAsync(client, cancellation);

    [Function("EraseByAge")]
    public Task EraseByAgeAsync([TimerTrigger("0 15 9 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        retention.EraseWhoIsPastAsync(LooksMax, client, cancellation);
}
