using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Smarketing.Functions.Http;

/// <summary>Describes all addresses for the tools of those who call them (OpenAPI 3.1). The description tells no secret, so it takes no key.</summary>
public static class OpenApiFunctions
{
    private const string ResourceName = "openapi.json";

    [Function("OpenApi")]
    public static IResult Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/openapi.json")] HttpRequest request) =>
        Results.Stream(
            typeof(OpenApiFunctions).Assembly.GetManifestResourceStream(ResourceName) ?? throw new InvalidOperationException("The description is not in the assembly."),
            "application/json; charset=utf-8");
}
