using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Http;
using Smarketing.Functions.Links;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Dashboard;

/// <summary>Makes the link that both teams share.</summary>
public sealed class DashboardLinkFunctions(SmarketingOptions options, SignedLink links, SmarketingConfiguration configuration, Problems problems, TimeProvider clock)
{
    [Function("MakeDashboardLink")]
    public async Task<IResult> MakeLinkAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/dashboard/links")] HttpRequest request, CancellationToken cancellation)
    {
        var posted = await RequestJson.ReadAsync(request, cancellation);
        if (posted.Problem is { } problem)
        {
            return problems.Of(request, problem);
        }

        var texts = DashboardTexts.In(RequestLanguage.Of(request) ?? configuration.Company.Language);
        if (!posted.Members.TryGetValue("days", out var value) || value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var days) || days is < 1 or > DashboardLink.DaysMax)
        {
            var text = string.Format(CultureInfo.InvariantCulture, texts.Days, DashboardLink.DaysMax);
            return problems.Of(request, Problem.Fields, errors: new Dictionary<string, string[]>(StringComparer.Ordinal) { ["days"] = [text] });
        }

        var expiresAt = clock.GetUtcNow().AddDays(days);
        return Replies.Json(new { Link = DashboardLink.Address(options.PublicBaseUrl, links, configuration.Team.Id, expiresAt), ExpiresAt = expiresAt });
    }
}
