using System.Collections;
using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace Smarketing.Local.Invocation;

/// <summary>One invocation, as the app's functions and middlewares see it.</summary>
public sealed class LocalFunctionContext(LocalFunction function, IServiceProvider services, object? trigger, CancellationToken cancellation) : FunctionContext
{
    private static readonly long ProcessStart = Stopwatch.GetTimestamp();
    private static long _invocations;

    private string? _invocationId;
    private InvocationFeatures? _features;
    private InvocationBinding? _binding;

    /// <summary>What the trigger parameter receives: the request, the timer, the orchestration's context, the activity's input.</summary>
    public object? Trigger { get; } = trigger;

    /// <summary>What the function returned; null before it has, and where a middleware answered in its stead.</summary>
    public object? Result { get; set; }

    public LocalFunction Function { get; } = function;

    public override string InvocationId => _invocationId ??= $"{ProcessStart:x}-{Interlocked.Increment(ref _invocations):x}";

    public override string FunctionId => Function.Definition.Id;

    public override FunctionDefinition FunctionDefinition => Function.Definition;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features => _features ??= new InvocationFeatures();

    public override BindingContext BindingContext => _binding ??= new InvocationBinding(this);

    public override TraceContext TraceContext => InvocationTrace.Instance;

    public override RetryContext RetryContext => FirstTry.Instance;

    public override CancellationToken CancellationToken { get; } = cancellation;

    private sealed class InvocationBinding(LocalFunctionContext context) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData =>
            context.GetHttpContext()?.Request.RouteValues ?? (IReadOnlyDictionary<string, object?>)new Dictionary<string, object?>();
    }

    private sealed class InvocationTrace : TraceContext
    {
        public static readonly InvocationTrace Instance = new();

        public override string TraceParent => Activity.Current?.Id ?? "";

        public override string TraceState => Activity.Current?.TraceStateString ?? "";
    }

    private sealed class FirstTry : RetryContext
    {
        public static readonly FirstTry Instance = new();

        public override int RetryCount => 0;

        public override int MaxRetryCount => 0;
    }

    private sealed class InvocationFeatures : IInvocationFeatures
    {
        private readonly Dictionary<Type, object> _features = [];

        public void Set<T>(T instance) => _features[typeof(T)] = instance!;

        public T? Get<T>() => _features.TryGetValue(typeof(T), out var feature) ? (T)feature : default;

        public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _features.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
