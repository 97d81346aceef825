using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Smarketing.Functions.Tests.Configuration;

/// <summary>Writes all that can be seen of a value, so that two can be compared that know no equality.</summary>
internal static class StructureOf
{
    public static string Value(object? value) => value switch
    {
        null => "null",
        string text => text,
        TimeZoneInfo zone => zone.Id,
        Uri address => address.AbsoluteUri,
        Delegate => "",
        _ when value.GetType().IsPrimitive || value.GetType().IsEnum || value is IFormattable => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        IDictionary entries => $"{{{string.Join(", ", entries.Keys.Cast<object>().Select(key => $"{key}: {Value(entries[key])}"))}}}",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object>().Select(Value))}]",
        _ => $"{value.GetType().Name} {{{string.Join(", ", value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0).Select(property => $"{property.Name}: {Value(property.GetValue(value))}"))}}}",
    };
}
