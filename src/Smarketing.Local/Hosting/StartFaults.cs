using Microsoft.Extensions.Options;
using Smarketing.Local.Invocation;

namespace Smarketing.Local.Hosting;

/// <summary>Tells what of a failed start is for people to mend; anything else is a fault of the program, and keeps its stack.</summary>
internal static class StartFaults
{
    public static IReadOnlyList<string> Of(Exception failure) => failure switch
    {
        LocalStartException start => start.Faults,
        UnsupportedFunctionException function => [function.Message],
        OptionsValidationException options => [.. options.Failures],
        AggregateException several when several.InnerExceptions.All(inner => Of(inner).Count > 0) => [.. several.InnerExceptions.SelectMany(Of)],
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } address => [address.Message],
        _ => [],
    };
}
