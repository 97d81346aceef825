using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Smarketing.Local.Invocation;

/// <summary>A function's description, filled as the real worker fills it.</summary>
internal sealed class LocalFunctionDefinition(string name, MethodInfo method, IEnumerable<LocalBinding> bindings) : FunctionDefinition
{
    public override string Name { get; } = name;

    public override string Id { get; } = name;

    public override string EntryPoint { get; } = $"{method.DeclaringType!.FullName}.{method.Name}";

    public override string PathToAssembly { get; } = method.DeclaringType.Assembly.Location;

    public override ImmutableArray<FunctionParameter> Parameters { get; } =
        [.. method.GetParameters().Select(parameter => new FunctionParameter(parameter.Name!, parameter.ParameterType))];

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } = Of(bindings, BindingDirection.In);

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; } = Of(bindings, BindingDirection.Out);

    private static ImmutableDictionary<string, BindingMetadata> Of(IEnumerable<LocalBinding> bindings, BindingDirection direction) =>
        bindings.Where(binding => binding.Direction == direction).ToImmutableDictionary(binding => binding.Name, BindingMetadata (binding) => binding);
}

internal sealed class LocalBinding(string name, string type, BindingDirection direction) : BindingMetadata
{
    public override string Name { get; } = name;

    public override string Type { get; } = type;

    public override BindingDirection Direction { get; } = direction;
}
