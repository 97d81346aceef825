using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Smarketing.Functions.Tests;

/// <summary>Properties: what holds in every case, tried on random ones.</summary>
internal static class Always
{
    private const string SeedVariable = "PROPERTY_SEED";

    /// <summary>Any odd number does; this one spreads well.</summary>
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    /// <param name="smaller">Simpler neighbours of a case: a failure is shrunk along them.</param>
    /// <param name="check">Throws where the property doesn't hold.</param>
    public static void Holds<T>(Gen<T> cases, Func<T, IEnumerable<T>> smaller, Action<T> check, int count = 300)
    {
        var seed = Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } given
            ? ulong.Parse(given, CultureInfo.InvariantCulture)
            : (ulong)Stopwatch.GetTimestamp();
        try
        {
            Prop.ForAll(Arb.From(cases, smaller), check).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(seed, Gamma));
        }
        catch (Exception failure)
        {
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"Again with {SeedVariable}={seed}\n{failure.Message}\n{failure.InnerException}"));
        }
    }

    /// <summary>The list with each one of its elements left out in turn, longest runs first.</summary>
    public static IEnumerable<IReadOnlyList<T>> Without<T>(IReadOnlyList<T> list)
    {
        for (var length = list.Count; length > 0; length /= 2)
        {
            for (var from = 0; from + length <= list.Count; from += length)
            {
                yield return [.. list.Take(from), .. list.Skip(from + length)];
            }
        }
    }
}
