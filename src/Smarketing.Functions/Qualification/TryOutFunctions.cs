using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Csv;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Qualification;

/// <summary>Tries changed rules out on the stored contacts, for whoever has the key. Nothing is stored.</summary>
public sealed class TryOutFunctions(TryOutActivities tryOut, SmarketingConfiguration configuration, Problems problems)
{
    private const int LimitMax = 1000;
    private const int LimitDefault = 200;

    /// <summary>Takes the section "qualification" as it would stand in the configuration, and goes through the contacts page by page.</summary>
    [Function("TryOutRules")]
    public async Task<IResult> TryOutAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/qualification/tryout")] HttpRequest request, CancellationToken cancellation)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var texts = QualificationTexts.In(RequestLanguage.Of(request) ?? configuration.Company.Language);
        var query = request.Query;
        var isCsv = query["format"].ToString() == "csv";
        if (!isCsv && query["format"].ToString() is not ("" or "json"))
        {
            errors["format"] = [texts.NotAFormat];
        }

        var limit = LimitDefault;
        if (query["limit"].ToString() is { Length: > 0 } asked
            && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > LimitMax))
        {
            errors["limit"] = [texts.NumberUpTo(LimitMax)];
        }

        var after = TryOutPosition.Find(query["after"].ToString());
        if (after is null && query["after"].ToString().Length > 0)
        {
            errors["after"] = [texts.NotANext];
        }

        var (rules, problem) = await RulesOfAsync(request, errors, cancellation);
        return problem is not null ? problems.Of(request, problem)
            : errors.Count > 0 ? problems.Of(request, Problem.Fields, errors: errors)
            : Show(request, await tryOut.RunAsync(rules!, after, limit, cancellation), isCsv);
    }

    /// <summary>The rules that were sent; what is wrong with them is added to <paramref name="errors"/>, by its place.</summary>
    private static async Task<(RuleSet? Rules, Problem? Problem)> RulesOfAsync(HttpRequest request, Dictionary<string, string[]> errors, CancellationToken cancellation)
    {
        var (document, problem) = await RequestJson.DocumentAsync(request, SmarketingConfiguration.Lenient, cancellation);
        using (document)
        {
            if (document is null || document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return (null, problem ?? Problem.Malformed);
            }

            try
            {
                var reading = new ConfigReading();
                var rules = ConfigNode.ReadRoot(document.RootElement, reading, RuleSet.Read);
                foreach (var place in reading.Faults.Select(fault => fault.Split(": ", 2)).GroupBy(parts => parts[0], parts => parts[^1], StringComparer.Ordinal))
                {
                    errors[place.Key] = [.. place];
                }

                return (rules, null);
            }
            catch (InvalidOperationException)
            {
                // A text holds half of a surrogate pair, which is no text at all.
                return (null, Problem.Malformed);
            }
        }
    }

    private static IResult Show(HttpRequest request, TryOutPage page, bool isCsv)
    {
        if (!isCsv)
        {
            return Replies.Json(TryOutView.Of(page));
        }

        if (TryOutView.NextOf(page) is { } next)
        {
            // RFC 8288: a table has no place for where it goes on.
            var limit = request.Query["limit"].ToString() is { Length: > 0 } asked ? $"&limit={asked}" : "";
            request.HttpContext.Response.Headers.Link = $"<{request.Path}?format=csv{limit}&after={Uri.EscapeDataString(next)}>; rel=\"next\"";
        }

        return Results.File(Encoding.UTF8.GetBytes(TryOutView.CsvOf(page)), CsvText.ContentType, "tryout.csv");
    }
}
