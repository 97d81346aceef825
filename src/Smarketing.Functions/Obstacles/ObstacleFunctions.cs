using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Http;
using Smarketing.Functions.Pages;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Obstacles;

/// <summary>What stands in the teams' way, behind the link that both share. Only a POST changes anything.</summary>
public sealed class ObstacleFunctions(ObstacleActivities obstacles, ObstacleStore store, DashboardPages dashboard, SmarketingConfiguration configuration, Problems problems)
{
    /// <summary>In the address of the page that a browser is sent to after a post was recorded.</summary>
    private const string Saved = "saved";

    [Function("Obstacles")]
    public async Task<IResult> ObstaclesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "dashboard/{token}/obstacles")] HttpRequest request, string token, CancellationToken cancellation)
    {
        if (dashboard.WhyNot(request, token) is { } refusal)
        {
            return refusal;
        }

        var language = dashboard.LanguageOf(request);
        if (!HttpMethods.IsPost(request.Method))
        {
            return await ShowAsync(new ObstaclePageModel { Language = language, IsSaved = request.Query.ContainsKey(Saved) }, token, StatusCodes.Status200OK, cancellation);
        }

        if (obstacles.Wait(token) is { } wait)
        {
            return problems.TooMany(request, wait);
        }

        var posted = await RequestFields.ReadAsync(request, cancellation);
        return posted.Problem is { } problem ? problems.Of(request, problem, language) : await AnswerAsync(request, token, language, posted, cancellation);
    }

    private async Task<IResult> AnswerAsync(HttpRequest request, string token, string language, PostedFields posted, CancellationToken cancellation)
    {
        var texts = ObstacleTexts.In(language);
        if (posted["solved"] is { } solved)
        {
            return Reply(request, language, posted, await obstacles.SolveAsync(solved, cancellation));
        }

        var fields = posted.Named();
        var (typed, errors) = ObstacleReader.Read(fields, texts);
        var reply = typed is null ? ObstacleReply.Known : await obstacles.AddAsync(typed, cancellation);
        if (reply == ObstacleReply.TooManyOpen)
        {
            errors = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["text"] = [texts.TooManyOpen] };
        }

        return errors.Count == 0 ? Reply(request, language, posted, reply)
            : posted.IsForm && RequestLanguage.IsBrowser(request)
                ? await ShowAsync(new ObstaclePageModel { Language = language, Typed = fields, Errors = errors }, token, StatusCodes.Status400BadRequest, cancellation)
                : problems.Of(request, Problem.Fields, language, errors: errors.ToDictionary(error => error.Key, error => error.Value.ToArray(), StringComparer.Ordinal));
    }

    private static IResult Reply(HttpRequest request, string language, PostedFields posted, ObstacleReply reply) =>
        posted.IsForm && RequestLanguage.IsBrowser(request) ? new SeeOther($"{request.Path}?lang={language}&{Saved}") : Replies.Json(new { Recorded = reply == ObstacleReply.Recorded });

    private async Task<IResult> ShowAsync(ObstaclePageModel model, string token, int status, CancellationToken cancellation) => Page.Show<ObstaclePage, ObstaclePageModel>(
        model with
        {
            CompanyName = configuration.Company.Name,
            Zone = configuration.Company.Zone,
            Open = await store.ListOpenAsync(cancellation),
            DashboardPath = DashboardLink.Path(token),
        },
        status);
}
