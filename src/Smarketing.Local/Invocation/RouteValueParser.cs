using System.Globalization;
using System.Reflection;

namespace Smarketing.Local.Invocation;

/// <summary>Reads numbers, ids and dates out of a route.</summary>
internal static class RouteValueParser
{
    private static readonly MethodInfo ParseMethod = typeof(RouteValueParser).GetMethod(nameof(Parse), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Null for a type that cannot be read from text.</summary>
    public static Func<string, object>? For(Type type) =>
        type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IParsable<>) && face.GenericTypeArguments[0] == type)
            ? ParseMethod.MakeGenericMethod(type).CreateDelegate<Func<string, object>>()
            : null;

    private static object Parse<T>(string text)
        where T : IParsable<T> =>
        T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : throw new RouteValueException();
}

/// <summary>The address names nothing: one of its values isn't what the function takes.</summary>
internal sealed class RouteValueException : Exception;
