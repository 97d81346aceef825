using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Tests.Http;

/// <summary>
/// The Functions host tries routes in the order of the functions' names, whatever is more exact (https://github.com/Azure/azure-functions-host/issues/9876);
/// the local program takes the more exact one. So both have to agree.
/// </summary>
public sealed class FunctionRouteTests
{
    private static readonly IReadOnlyList<(string Name, string[] Parts, string[] Methods)> Routes =
    [
        .. from method in typeof(OpenApiFunctions).Assembly.GetTypes().SelectMany(type => type.GetMethods())
           let name = method.GetCustomAttribute<FunctionAttribute>()?.Name
           where name is not null
           from parameter in method.GetParameters()
           let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
           where trigger is not null
           select (name, trigger.Route!.Split('/'), trigger.Methods!),
    ];

    [Fact]
    public void Of_two_routes_that_take_one_address_the_more_exact_has_the_earlier_name()
    {
        var pairs = (
            from exact in Routes
            from loose in Routes
            where exact.Methods.Intersect(loose.Methods, StringComparer.OrdinalIgnoreCase).Any() && IsMoreExact(exact.Parts, loose.Parts)
            select (Exact: exact.Name, Loose: loose.Name)).ToList();

        Assert.Contains(("ExportContacts", "ShowContact"), pairs);
        Assert.All(pairs, pair => Assert.True(string.Compare(pair.Exact, pair.Loose, StringComparison.OrdinalIgnoreCase) < 0, $"{pair.Loose} would answer for {pair.Exact}"));
    }

    [Fact]
    public void No_route_is_one_of_the_hosts_own()
    {
        // https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger
        Assert.All(Routes, route => Assert.DoesNotContain(route.Parts[0], new[] { "admin", "runtime" }));
    }

    [Theory]
    [InlineData("contacts/export", "contacts/{id}", true)]
    [InlineData("contacts/{id}", "contacts/export", false)]
    [InlineData("contacts/{id}/merge", "contacts/{id}/stage", false)]
    [InlineData("contacts/{id}", "contacts/{email}", false)]
    [InlineData("dashboard/{token}/sla.csv", "dashboard/{token}/{*rest}", true)]
    [InlineData("dashboard/a/b/c", "dashboard/{*rest}", true)]
    public void A_route_is_more_exact_where_the_other_has_a_parameter(string exact, string loose, bool isMore) =>
        Assert.Equal(isMore, IsMoreExact(exact.Split('/'), loose.Split('/')));

    private static bool IsMoreExact(string[] exact, string[] loose)
    {
        var rest = Array.FindIndex(loose, part => part.StartsWith("{*", StringComparison.Ordinal));
        var compared = rest < 0 ? loose.Length : rest;
        return (rest < 0 ? exact.Length == loose.Length : exact.Length > rest)
            && Enumerable.Range(0, compared).All(at => exact[at] == loose[at] || IsParameter(loose[at]))
            && (Enumerable.Range(0, compared).Any(at => !IsParameter(exact[at]) && IsParameter(loose[at])) || (rest >= 0 && !exact[^1].StartsWith("{*", StringComparison.Ordinal)));
    }

    private static bool IsParameter(string part) => part.StartsWith('{');
}
