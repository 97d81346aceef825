using System.Linq.Expressions;
using System.Reflection;

namespace Smarketing.Local.Invocation;

/// <summary>Turns a function's method into a delegate, so that an invocation costs a call and no reflection.</summary>
internal static class MethodInvoker
{
    private static readonly MethodInfo AwaitResultMethod = typeof(MethodInvoker).GetMethod(nameof(AwaitResultAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo AwaitMethod = typeof(MethodInvoker).GetMethod(nameof(AwaitAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly Task<object?> Nothing = Task.FromResult<object?>(null);

    public static bool CanReturn(Type type) => type != typeof(ValueTask) && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    public static Func<object?, object?[], Task<object?>> Compile(MethodInfo method)
    {
        var target = Expression.Parameter(typeof(object), "target");
        var arguments = Expression.Parameter(typeof(object[]), "arguments");
        var call = Expression.Call(
            method.IsStatic ? null : Expression.Convert(target, method.DeclaringType!),
            method,
            method.GetParameters().Select((parameter, index) =>
                Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(index)), parameter.ParameterType)));
        return Expression.Lambda<Func<object?, object?[], Task<object?>>>(AsTask(call), target, arguments).Compile();
    }

    private static Expression AsTask(MethodCallExpression call)
    {
        var type = call.Type;
        if (type == typeof(void))
        {
            return Expression.Block(call, Expression.Constant(Nothing));
        }

        if (type == typeof(Task))
        {
            return Expression.Call(AwaitMethod, call);
        }

        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>)
            ? Expression.Call(AwaitResultMethod.MakeGenericMethod(type.GenericTypeArguments), call)
            : Expression.Call(typeof(Task), nameof(Task.FromResult), [typeof(object)], Expression.Convert(call, typeof(object)));
    }

    private static async Task<object?> AwaitResultAsync<T>(Task<T> task) => await task;

    private static async Task<object?> AwaitAsync(Task task)
    {
        await task;
        return null;
    }
}
