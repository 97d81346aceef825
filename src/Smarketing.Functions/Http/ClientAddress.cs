using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Smarketing.Functions.Http;

/// <summary>Whom a request comes from, as far as the network tells.</summary>
public static class ClientAddress
{
    /// <summary>One network of IPv6 is one customer's: they have all of its addresses.</summary>
    private const int NetworkBytes = 8;

    /// <param name="header">
    /// Of a proxy of our own: the field in which it writes whom it was called by, in place of what the caller may have put there. Null
    /// without such a proxy.
    /// </param>
    public static IPAddress? Of(HttpRequest request, string? header) =>
        (header is null ? null : LastHop(request.Headers[header].ToString())) ?? Of(request.Headers["X-Forwarded-For"].ToString(), request.HttpContext.Connection.RemoteIpAddress);

    /// <summary>
    /// The worker takes the last hop of X-Forwarded-For, which Azure's front end has written, for the connection's own address
    /// (https://github.com/Azure/azure-functions-dotnet-worker/pull/2149), and leaves the header with what the caller wrote. Where the connection still tells of a machine inside, the last hop stands in the header; it may
    /// come with a port.
    /// </summary>
    public static IPAddress? Of(string forwardedFor, IPAddress? connection)
    {
        var remote = Plain(connection);
        if (remote is not null && !IsInside(remote))
        {
            return remote;
        }

        return LastHop(forwardedFor) ?? remote;
    }

    /// <summary>Whoever has this address, or one of the same network.</summary>
    public static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes)),
        _ => address.ToString(),
    };

    private static IPAddress? LastHop(string hops) => IPEndPoint.TryParse(hops.AsSpan(hops.LastIndexOf(',') + 1).Trim(), out var hop) ? Plain(hop.Address) : null;

    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;

    private static bool IsInside(IPAddress address) => IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || (address.AddressFamily == AddressFamily.InterNetwork
        && address.GetAddressBytes() is [10, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [169, 254, ..] or [100, >= 64 and <= 127, ..]);
}
