using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Http;
using Smarketing.Functions.Leaves;

namespace Smarketing.Functions.Routing;

/// <summary>Reps for whoever has the key: their load, leave, weight and capacity, and the ledger of who got what and why.</summary>
public sealed class RepFunctions(RepStore reps, LedgerStore ledger, LeaveActivities leaves, SmarketingConfiguration configuration, Problems problems, TimeProvider clock)
{
    private const int LedgerLimitMax = 1000;

    /// <summary>Asked without dates, the ledger tells of the last this many days.</summary>
    private const int LedgerDays = 30;

    [Function("ListReps")]
    public async Task<IResult> ListAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/reps")] HttpRequest request, CancellationToken cancellation)
    {
        var (team, loads) = await reps.ReadAsync(cancellation);
        return Replies.Json(new { Reps = team.Reps.Select(rep => RepView.Of(rep, team, loads.GetValueOrDefault(rep.Id), clock.GetUtcNow())) });
    }

    [Function("ShowRep")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/reps/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var (team, loads) = await reps.ReadAsync(cancellation);
        return team.Reps.FirstOrDefault(rep => rep.Id == id) is { } rep
            ? Replies.Json(RepView.Of(rep, team, loads.GetValueOrDefault(id), clock.GetUtcNow()))
            : problems.Of(request, Problem.NoSuchRep);
    }

    [Function("ChangeRep")]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/reps/{id}")] HttpRequest request, string id, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        if (configuration.Team.Reps.FirstOrDefault(rep => rep.Id == id) is not { } rep)
        {
            return problems.Of(request, Problem.NoSuchRep);
        }

        var posted = await RequestJson.ReadAsync(request, cancellation);
        if (posted.Problem is { } problem)
        {
            return problems.Of(request, problem);
        }

        var today = rep.Calendar.DayOf(clock.GetUtcNow());
        var texts = TextsFor(request);
        var (_, errors) = RepSettingsReader.Read(posted.Members, RepSettings.None, today, texts);
        if (errors.Count > 0)
        {
            return problems.Of(request, Problem.Fields, errors: errors);
        }

        await reps.ChangeAsync(rep, before => RepSettingsReader.Read(posted.Members, before, today, texts).Settings, cancellation);
        await leaves.MoveOnBrieflyAsync(id, client);
        return await ShowAsync(request, id, cancellation);
    }

    [Function("ListLedger")]
    public async Task<IResult> LedgerAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/reps/ledger")] HttpRequest request, CancellationToken cancellation)
    {
        var texts = TextsFor(request);
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var calendar = configuration.Calendar;
        var to = Date(request, "to", calendar.DayOf(clock.GetUtcNow()), errors, texts);
        var from = Date(request, "from", to.AddDays(-Math.Min(LedgerDays, to.DayNumber)), errors, texts);
        var after = request.Query["after"].ToString();
        if (errors.Count == 0 && to < from)
        {
            errors["to"] = [texts.Reversed];
        }

        if (after.Length > 0 && !after.StartsWith(RepKeys.LedgerPrefix, StringComparison.Ordinal))
        {
            errors["after"] = [texts.NotANext];
        }

        if (errors.Count > 0)
        {
            return problems.Of(request, Problem.Fields, errors: errors);
        }

        var page = await ledger.ListAsync(calendar.StartOf(from), calendar.StartOf(to.AddDays(1)), after, LedgerLimitMax, cancellation);
        return Replies.Json(new { Entries = page.Entries.Select(RepView.Of), page.Next });
    }

    private RepTexts TextsFor(HttpRequest request) => RepTexts.In(RequestLanguage.Of(request) ?? configuration.Company.Language);

    private static DateOnly Date(HttpRequest request, string name, DateOnly fallback, Dictionary<string, string[]> errors, RepTexts texts)
    {
        var text = request.Query[name].ToString();
        if (text.Length == 0)
        {
            return fallback;
        }

        // The last years of the calendar have no next day, and no local midnight in every zone.
        if (RepSettingsReader.Date(text) is { Year: > 1 and < 9999 } date)
        {
            return date;
        }

        errors[name] = [texts.NotADate];
        return fallback;
    }
}
