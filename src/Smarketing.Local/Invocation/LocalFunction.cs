using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Smarketing.Local.Invocation;

/// <summary>One <c>[Function]</c> method of the app, ready to be invoked.</summary>
public sealed class LocalFunction
{
    internal LocalFunction(FunctionDefinition definition, TriggerBindingAttribute trigger, Type triggerType, Func<LocalFunctionContext, Task<object?>> invoke)
    {
        Definition = definition;
        Trigger = trigger;
        TriggerType = triggerType;
        InvokeAsync = invoke;
    }

    public string Name => Definition.Name;

    public FunctionDefinition Definition { get; }

    public TriggerBindingAttribute Trigger { get; }

    /// <summary>The type of the trigger parameter; for an activity that of its input.</summary>
    public Type TriggerType { get; }

    /// <summary>Calls the method with what its parameters ask for; completes with what it returned.</summary>
    public Func<LocalFunctionContext, Task<object?>> InvokeAsync { get; }
}
