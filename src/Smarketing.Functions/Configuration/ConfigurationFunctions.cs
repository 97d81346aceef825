using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Configuration;

/// <summary>Shows what the program runs on, for whoever has the key.</summary>
public sealed class ConfigurationFunctions(RunningConfiguration running)
{
    [Function("ShowConfiguration")]
    public IResult Show([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/config")] HttpRequest request) =>
        Replies.Json(new { running.Version, Configuration = running.Json });
}
