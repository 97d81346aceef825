using Microsoft.AspNetCore.Http;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Http;
using Smarketing.Functions.Links;

namespace Smarketing.Functions.Reports;

/// <summary>What lies behind the link that both teams share.</summary>
public sealed class DashboardPages(SignedLink links, SmarketingConfiguration configuration, Problems problems, TimeProvider clock)
{
    /// <summary>The answer to a link that leads nowhere; null for one that holds.</summary>
    public IResult? WhyNot(HttpRequest request, string token)
    {
        var reading = links.Read(LinkPurpose.Dashboard, token, clock.GetUtcNow());
        return reading.State == LinkState.Forged ? problems.Of(request, Problem.NoSuchLink)
            : reading.State == LinkState.Expired || reading.Subject != configuration.Team.Id ? problems.Of(request, Problem.DashboardLinkOver)
            : null;
    }

    public string LanguageOf(HttpRequest request) => RequestLanguage.Named(request) ?? configuration.Company.Language;
}
