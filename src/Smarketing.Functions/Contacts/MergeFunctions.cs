using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Contacts;

/// <summary>Where two contacts of one person become one.</summary>
public sealed class MergeFunctions(MergeActivities merges, SmarketingConfiguration configuration, Problems problems, TimeProvider clock)
{
    private const string Into = "into";

    [Function("MergeContact")]
    public async Task<IResult> MergeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/contacts/{id}/merge")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var posted = await RequestFields.ReadAsync(request, cancellation);
        if (posted.Problem is { } problem)
        {
            return problems.Of(request, problem);
        }

        var texts = MergeTexts.In(RequestLanguage.Of(request) ?? configuration.Company.Language);
        if (posted[Into] is not { } into)
        {
            return Refused(request, texts.Missing);
        }

        var result = await merges.MergeAsync(id, into, client, cancellation);
        return result.Reply switch
        {
            MergeReply.Merged => Replies.Json(ContactView.Of(result.Contact!, configuration.Rules, clock.GetUtcNow())),
            MergeReply.NoSuchContact => problems.Of(request, Problem.NoSuchContact),
            MergeReply.NoSuchTarget => Refused(request, texts.NoSuchContact),
            MergeReply.Same => Refused(request, texts.Same),
            _ => problems.Of(request, Problem.MergeInProgress),
        };
    }

    private IResult Refused(HttpRequest request, string text) =>
        problems.Of(request, Problem.Fields, errors: new Dictionary<string, string[]>(StringComparer.Ordinal) { [Into] = [text] });
}
