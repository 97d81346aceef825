using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Csv;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Reports;

/// <summary>Every move from stage to stage, for whoever has the key and wants to count for themselves.</summary>
public sealed class StageMoveFunctions(FactStore facts, ReportActivities reports, SmarketingConfiguration configuration, Problems problems)
{
    private const int LimitMax = 1000;

    [Function("ListStageMoves")]
    public async Task<IResult> ListAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/stages")] HttpRequest request, CancellationToken cancellation)
    {
        var query = request.Query;
        var texts = ReportTexts.In(RequestLanguage.Of(request) ?? configuration.Company.Language);
        var asked = ReportQuestion.Read(query["from"], query["to"], query["format"], reports.Today, texts);
        var errors = new Dictionary<string, string[]>(asked.Errors, StringComparer.Ordinal);
        var limit = LimitMax;
        if (query["limit"].ToString() is { Length: > 0 } number && (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > LimitMax))
        {
            errors["limit"] = [texts.LimitUpTo(LimitMax)];
        }

        var after = FactPosition.Find(query["after"].ToString(), asked.Period);
        if (after is null && query["after"].ToString().Length > 0)
        {
            errors["after"] = [texts.NotANext];
        }

        return errors.Count > 0
            ? problems.Of(request, Problem.Fields, errors: errors)
            : Show(request, asked, limit, await facts.ListAsync(StageMove.FactKind, asked.Period, after, limit, cancellation));
    }

    private static IResult Show(HttpRequest request, ReportQuestion asked, int limit, StageMoves moves)
    {
        if (!asked.IsCsv)
        {
            return Replies.Json(moves.ToView());
        }

        var (from, to) = (FactKeys.Day(asked.Period.From), FactKeys.Day(asked.Period.To));
        if (moves.Next is { } next)
        {
            // RFC 8288: a table has no place for where it goes on.
            request.HttpContext.Response.Headers.Link =
                string.Create(CultureInfo.InvariantCulture, $"<{request.Path}?format=csv&from={from}&to={to}&limit={limit}&after={Uri.EscapeDataString(next.ToString())}>; rel=\"next\"");
        }

        return Results.File(moves.ToCsv(), CsvText.ContentType, $"stages-{from}-{to}.csv");
    }
}
