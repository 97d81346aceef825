using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Smarketing.Functions.Tests.Security;

/// <summary>What asks for no key.</summary>
public sealed class OpenDoorTests
{
    /// <summary>Landing pages, links that are signed, SendGrid's posts, which are too, and what tells nothing of anybody.</summary>
    private static readonly string[] Open =
    [
        "api/forms/{form}", "api/openapi.json", "api/webhooks/sendgrid/events", "api/webhooks/sendgrid/inbound", "assets/{file}", "confirm/{token}", "dashboard/{token}", "dashboard/{token}/agreement",
        "dashboard/{token}/obstacles", "dashboard/{token}/plan", "dashboard/{token}/reports/{name}", "deals/{token}", "health", "tasks/{token}", "unsubscribe/{token}", "work/{token}",
    ];

    [Fact]
    public void What_is_open_to_everybody_stands_in_this_list()
    {
        var routes = from method in typeof(SmarketingServices).Assembly.GetTypes().SelectMany(type => type.GetMethods())
                     from parameter in method.GetParameters()
                     let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
                     where trigger is { AuthLevel: AuthorizationLevel.Anonymous }
                     select trigger.Route;

        Assert.Equal(Open, routes.Order(StringComparer.Ordinal));
    }
}
