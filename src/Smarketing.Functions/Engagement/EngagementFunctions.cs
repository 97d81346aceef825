using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Http;
using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Engagement;

/// <summary>Where other systems tell what a person did that isn't a form: a page, a webinar, a social network, a call.</summary>
public sealed class EngagementFunctions(EngagementActivities engagements, PostLimits limits, SmarketingConfiguration configuration, Problems problems, TimeProvider clock)
{
    [Function("PostActivity")]
    public async Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/activities")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        if (limits.Take(request) is { } wait)
        {
            return problems.TooMany(request, wait);
        }

        var posted = await RequestFields.ReadAsync(request, cancellation);
        if (posted.Problem is { } problem)
        {
            return problems.Of(request, problem);
        }

        if (!IdempotencyKey.TryRead(request, out var key))
        {
            return problems.Of(request, Problem.Malformed, detail: IdempotencyKey.TooLong);
        }

        var post = new PostIdentity(key, posted.BodyHash);
        var now = clock.GetUtcNow();
        var texts = ActivityTexts.In(RequestLanguage.Of(request) ?? configuration.Company.Language);
        var (activity, errors) = ActivityReader.Read(posted.Fields, at => IdOf(post, at, now), now, texts);
        if (activity is null)
        {
            return problems.Of(request, Problem.Fields, errors: errors);
        }

        if (limits.Take(activity.Address) is { } waitOfAddress)
        {
            return problems.TooMany(request, waitOfAddress);
        }

        var (state, recordedAt) = await engagements.ReceiveAsync(activity, post, client, cancellation);
        return recordedAt is null
            ? problems.Of(request, state == KeyState.InProgress ? Problem.InProgress : Problem.OtherBody)
            : Replies.Json(new { Activity = activity.Engagement.Id, At = recordedAt }, StatusCodes.Status202Accepted);
    }

    /// <summary>The same post is the same activity. One that says neither its key nor its time is the same on one day: a page counts once a day.</summary>
    private string IdOf(PostIdentity post, DateTimeOffset? at, DateTimeOffset now) => ContactId.Derived(
        "activity", post.Key ?? "", post.BodyHash,
        post.Key is null && at is null ? TimeZoneInfo.ConvertTime(now, configuration.Company.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "");
}
