using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Deals;

/// <summary>Stages as a CRM, or a person with the key, tells them.</summary>
public sealed class StageFunctions(DealActivities deals, SmarketingConfiguration configuration, Problems problems, TimeProvider clock)
{
    [Function("PostStage")]
    public async Task<IResult> PostStageAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/contacts/{id}/stage")] HttpRequest request, string id, [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        if (await deals.FindContactAsync(id, cancellation) is not { } found)
        {
            return problems.Of(request, Problem.NoSuchContact);
        }

        var posted = await RequestFields.ReadAsync(request, cancellation);
        if (posted.Problem is { } problem)
        {
            return problems.Of(request, problem);
        }

        var now = clock.GetUtcNow();
        var texts = TextsFor(request);
        var (move, errors) = PostedStageReader.Read(posted.Named(), found.Deal?.Money?.Currency ?? configuration.Deals.Currency, now, texts);
        if (move is null)
        {
            return problems.Of(request, Problem.Fields, errors: errors);
        }

        MoveObstacle? obstacle = null;
        var result = await deals.ChangeAsync(
            id,
            contact =>
            {
                (obstacle, var change) = StagePost.On(contact, move, now, configuration.Nurture);
                return change;
            },
            client, cancellation);
        return obstacle is { } why ? Refused(request, why, result.Contact, texts) : Reply(request, result);
    }

    [Function("DisqualifyContact")]
    public async Task<IResult> DisqualifyAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/contacts/{id}/disqualify")] HttpRequest request, string id, [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var posted = await RequestFields.ReadAsync(request, cancellation);
        if (posted.Problem is { } problem)
        {
            return problems.Of(request, problem);
        }

        var fields = new DealFields(posted.Named(), TextsFor(request));
        fields.Expect("reason");
        return fields.Word("reason", Enum.GetValues<RejectReason>()) is { } reason && fields.Errors.Count == 0
            ? Reply(request, await deals.ChangeAsync(id, contact => StagePost.Disqualify(contact, reason, clock.GetUtcNow()), client, cancellation))
            : problems.Of(request, Problem.Fields, errors: fields.Errors);
    }

    /// <summary>Takes no body.</summary>
    [Function("ReopenContact")]
    public async Task<IResult> ReopenAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/contacts/{id}/reopen")] HttpRequest request, string id, [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) =>
        Reply(request, await deals.ChangeAsync(id, contact => StagePost.Reopen(contact, clock.GetUtcNow()), client, cancellation));

    private IResult Reply(HttpRequest request, ContactChangeResult result) => result.Contact is { } contact
        ? Replies.Json(new { contact.Id, Recorded = result.IsChanged, contact.Stage, contact.Disqualified, contact.Owner, Deal = DealView.Of(contact.Deal) })
        : problems.Of(request, Problem.NoSuchContact);

    /// <summary>With what stands.</summary>
    private IResult Refused(HttpRequest request, MoveObstacle why, Contact? contact, DealTexts texts) => why == MoveObstacle.ReasonMissing
        ? problems.Of(request, Problem.Fields, errors: new Dictionary<string, string[]>(StringComparer.Ordinal) { ["reason"] = [texts.ReasonMissing] })
        : problems.Of(
            request, Problem.MoveRefused, detail: texts.Of(why),
            more: new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["obstacle"] = why, ["stage"] = contact?.Stage, ["disqualified"] = contact?.Disqualified, ["deal"] = DealView.Of(contact?.Deal),
            });

    private DealTexts TextsFor(HttpRequest request) => DealTexts.In(RequestLanguage.Of(request) ?? configuration.Company.Language);
}
