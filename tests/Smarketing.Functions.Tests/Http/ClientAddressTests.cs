using System.Net;
using Microsoft.AspNetCore.Http;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Tests.Http;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("", "203.0.113.7", "203.0.113.7")]
    [InlineData("198.51.100.1", "203.0.113.7", "203.0.113.7")]
    [InlineData("198.51.100.1, 203.0.113.7", "127.0.0.1", "203.0.113.7")]
    [InlineData("198.51.100.1, 203.0.113.7:52987", "10.0.0.4", "203.0.113.7")]
    [InlineData("203.0.113.7:52987", "169.254.130.1", "203.0.113.7")]
    [InlineData("[2001:db8::7]:64909", "::1", "2001:db8::7")]
    [InlineData("2001:db8::7", "fd00::1", "2001:db8::7")]
    [InlineData("::ffff:203.0.113.7", "172.16.0.1", "203.0.113.7")]
    [InlineData("", "::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("203.0.113.7, unknown", "10.0.0.4", "10.0.0.4")]
    [InlineData("203.0.113.7,", "10.0.0.4", "10.0.0.4")]
    [InlineData("", "192.168.1.2", "192.168.1.2")]
    [InlineData("", null, null)]
    [InlineData("203.0.113.7", null, "203.0.113.7")]
    public void A_client_is_known_by_the_hop_that_our_front_end_wrote(string forwardedFor, string? connection, string? client) =>
        Assert.Equal(client is null ? null : IPAddress.Parse(client), ClientAddress.Of(forwardedFor, connection is null ? null : IPAddress.Parse(connection)));

    [Theory]
    [InlineData("198.51.100.7", "198.51.100.7")]
    [InlineData("198.51.100.7:50100", "198.51.100.7")]
    [InlineData("192.0.2.66, 198.51.100.7", "198.51.100.7")]
    [InlineData("", "203.0.113.7")]
    [InlineData("unknown", "203.0.113.7")]
    public void A_proxy_of_our_own_tells_whom_it_was_called_by_in_its_own_field(string told, string client)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse("203.0.113.7") } };
        context.Request.Headers["X-Azure-SocketIP"] = told;

        Assert.Equal(IPAddress.Parse(client), ClientAddress.Of(context.Request, "x-azure-socketip"));
        Assert.Equal(IPAddress.Parse("203.0.113.7"), ClientAddress.Of(context.Request, header: null));
    }

    [Theory]
    [InlineData("2001:db8:1:2::7", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::7", "2001:db8:1:3::7", false)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    public void One_network_of_IPv6_is_one_client(string one, string other, bool isSame) =>
        Assert.Equal(isSame, ClientAddress.NetworkOf(IPAddress.Parse(one)) == ClientAddress.NetworkOf(IPAddress.Parse(other)));
}
