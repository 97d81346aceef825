using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Http;
using Smarketing.Functions.Links;

namespace Smarketing.Functions.Work;

/// <summary>All that a rep has open, behind the link of each task's mail.</summary>
public sealed class WorkFunctions(WorkActivities work, WorkPages pages, SignedLink links, SmarketingConfiguration configuration, Problems problems, TimeProvider clock)
{
    [Function("Work")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "work/{token}")] HttpRequest request, string token, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var reading = links.Read(LinkPurpose.Work, token, now);
        if (reading.State == LinkState.Forged)
        {
            return problems.Of(request, Problem.NoSuchLink);
        }

        if (reading.State == LinkState.Expired || configuration.Team.Find(reading.Subject) is not { } rep)
        {
            return problems.Of(request, Problem.LinkOver);
        }

        var lines = await work.ListAsync(rep.Id, now, cancellation);
        var awayUntil = await work.FindAwayUntilAsync(rep.Id, now, cancellation);
        return RequestLanguage.WantsJson(request)
            ? Replies.Json(pages.View(rep, awayUntil, lines))
            : pages.Show(rep, awayUntil, lines, RequestLanguage.Of(request) ?? rep.Language);
    }
}
