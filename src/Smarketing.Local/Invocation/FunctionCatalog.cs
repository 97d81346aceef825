using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace Smarketing.Local.Invocation;

/// <summary>The app's functions. What this host cannot run stops the start, and is named.</summary>
public sealed class FunctionCatalog
{
    private const BindingFlags AllMethods = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private FunctionCatalog(IReadOnlyList<LocalFunction> functions) => Functions = functions;

    public IReadOnlyList<LocalFunction> Functions { get; }

    /// <exception cref="UnsupportedFunctionException">A function that this host cannot run.</exception>
    public static FunctionCatalog Read(IEnumerable<Type> types)
    {
        var functions = new List<LocalFunction>();
        foreach (var method in types.SelectMany(type => type.GetMethods(AllMethods)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is { } attribute)
            {
                functions.Add(Describe(attribute.Name, method));
            }
        }

        var twice = functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new FunctionCatalog(functions)
            : throw new UnsupportedFunctionException(twice.Key, "the name stands on more than one method");
    }

    private static LocalFunction Describe(string name, MethodInfo method)
    {
        var parameters = method.GetParameters();
        var trigger = TriggerOf(name, parameters);
        if (method.IsGenericMethod || method.DeclaringType!.ContainsGenericParameters || !MethodInvoker.CanReturn(method.ReturnType))
        {
            throw new UnsupportedFunctionException(name, $"{method.DeclaringType!.Name}.{method.Name} is generic or returns {method.ReturnType.Name}");
        }

        var sources = parameters.Select(parameter => ParameterSource.For(parameter, trigger.Attribute)
            ?? throw new UnsupportedFunctionException(name, $"its parameter '{parameter.Name}' of type {parameter.ParameterType.Name} is neither the trigger, a value of its route, nor a type that this host fills")).ToArray();
        return new LocalFunction(
            new LocalFunctionDefinition(name, method, Bindings(parameters)),
            trigger.Attribute,
            trigger.Parameter.ParameterType,
            Invoker(method, sources));
    }

    private static (ParameterInfo Parameter, TriggerBindingAttribute Attribute) TriggerOf(string name, ParameterInfo[] parameters)
    {
        var triggers = parameters
            .Select(parameter => (Parameter: parameter, Attribute: parameter.GetCustomAttribute<TriggerBindingAttribute>()))
            .Where(candidate => candidate.Attribute is not null)
            .ToList();
        if (triggers is not [var trigger])
        {
            throw new UnsupportedFunctionException(name, $"it has {triggers.Count} triggers");
        }

        return BindingType(trigger.Attribute!) is null
            ? throw new UnsupportedFunctionException(name, $"its trigger {trigger.Attribute!.GetType().Name} is none that this host knows")
            : (trigger.Parameter, trigger.Attribute!);
    }

    private static Func<LocalFunctionContext, Task<object?>> Invoker(MethodInfo method, Func<LocalFunctionContext, object?>[] sources)
    {
        // Compiled at the first call: a start needn't wait for functions that nobody calls.
        var call = new Lazy<Func<object?, object?[], Task<object?>>>(() => MethodInvoker.Compile(method));
        var create = new Lazy<ObjectFactory?>(() => method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, Type.EmptyTypes));
        return context =>
        {
            var arguments = new object?[sources.Length];
            for (var i = 0; i < arguments.Length; i++)
            {
                arguments[i] = sources[i](context);
            }

            return call.Value(create.Value?.Invoke(context.InstanceServices, null), arguments);
        };
    }

    private static IEnumerable<LocalBinding> Bindings(ParameterInfo[] parameters)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.GetCustomAttribute<BindingAttribute>() is { } binding && BindingType(binding) is { } type)
            {
                yield return new LocalBinding(parameter.Name!, type, BindingDirection.In);
                if (binding is HttpTriggerAttribute)
                {
                    yield return new LocalBinding("$return", "http", BindingDirection.Out);
                }
            }
        }
    }

    private static string? BindingType(BindingAttribute binding) => binding switch
    {
        HttpTriggerAttribute => "httpTrigger",
        TimerTriggerAttribute => "timerTrigger",
        OrchestrationTriggerAttribute => "orchestrationTrigger",
        ActivityTriggerAttribute => "activityTrigger",
        DurableClientAttribute => "durableClient",
        _ => null,
    };
}

/// <summary>A function asks for something that only the real host has.</summary>
public sealed class UnsupportedFunctionException(string function, string why) : Exception($"The function '{function}' cannot run here: {why}.");
