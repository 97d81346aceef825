using System.Globalization;

namespace Smarketing.Local.Tests.Tables.Rest;

/// <summary>A resource and the parameters of a query on it, escaped; one without a value isn't named.</summary>
internal sealed record QueryText(string Resource)
{
    public QueryText With(string name, int? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    public QueryText With(string name, string? value) => value is null
        ? this
        : new QueryText($"{Resource}{(Resource.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}");

    public override string ToString() => Resource;
}
