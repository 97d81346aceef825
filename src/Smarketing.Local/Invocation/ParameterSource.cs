using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Smarketing.Local.Invocation;

/// <summary>Where a function's parameter takes its value from: the trigger, the route, the durable client, the invocation.</summary>
internal static class ParameterSource
{
    /// <summary>Null where this host can't fill such a parameter.</summary>
    public static Func<LocalFunctionContext, object?>? For(ParameterInfo parameter, TriggerBindingAttribute trigger)
    {
        if (parameter.IsDefined(typeof(TriggerBindingAttribute)))
        {
            return TakesTrigger(parameter.ParameterType, trigger) ? context => context.Trigger : null;
        }

        if (parameter.IsDefined(typeof(DurableClientAttribute)))
        {
            return parameter.ParameterType == typeof(DurableTaskClient)
                ? context => context.InstanceServices.GetRequiredService<DurableTaskClient>()
                : null;
        }

        if (parameter.ParameterType == typeof(FunctionContext))
        {
            return context => context;
        }

        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return context => context.CancellationToken;
        }

        return trigger is HttpTriggerAttribute http && IsInRoute(parameter.Name!, http) ? RouteValue(parameter) : null;
    }

    private static bool TakesTrigger(Type type, TriggerBindingAttribute trigger) => trigger switch
    {
        HttpTriggerAttribute => type == typeof(HttpRequest),
        TimerTriggerAttribute => type == typeof(TimerInfo),
        OrchestrationTriggerAttribute => type == typeof(TaskOrchestrationContext),
        ActivityTriggerAttribute => true,
        _ => false,
    };

    private static bool IsInRoute(string name, HttpTriggerAttribute trigger) => trigger.Route is { } route
        && RoutePatternFactory.Parse(route).Parameters.Any(parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase));

    private static Func<LocalFunctionContext, object?>? RouteValue(ParameterInfo parameter)
    {
        var name = parameter.Name!;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var absent = parameter.HasDefaultValue ? parameter.DefaultValue
            : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
            : null;
        var parse = type == typeof(string) ? text => text : RouteValueParser.For(type);
        return parse is null
            ? null
            : context => ((HttpRequest)context.Trigger!).RouteValues.TryGetValue(name, out var value) && value is string text ? parse(text) : absent;
    }
}
