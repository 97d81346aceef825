using System.Net;
using System.Net.Sockets;

namespace Smarketing.Local.Hosting;

/// <summary>
/// Where the program listens. A port 0 is taken from the system before anything else starts, since the app's links need
/// the number.
/// </summary>
internal sealed class ListenAddresses
{
    private readonly Dictionary<IPEndPoint, Socket> _taken = [];

    public ListenAddresses(IEnumerable<Uri> urls) => Urls = [.. urls.Select(WithPort)];

    public IReadOnlyList<Uri> Urls { get; }

    /// <summary>The first address as a browser on this machine reaches it.</summary>
    public Uri BaseUrl => IPAddress.TryParse(Urls[0].Host, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        ? new UriBuilder(Urls[0]) { Host = "localhost" }.Uri
        : Urls[0];

    /// <summary>The socket that was bound for its port, if one was.</summary>
    public Socket? Taken(EndPoint endPoint) => endPoint is IPEndPoint address && _taken.Remove(address, out var socket) ? socket : null;

    private Uri WithPort(Uri url)
    {
        if (url.Port != 0 || !IPAddress.TryParse(url.Host, out var address))
        {
            return url;
        }

        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(address, 0));
        var bound = (IPEndPoint)socket.LocalEndPoint!;
        _taken.Add(bound, socket);
        return new UriBuilder(url) { Port = bound.Port }.Uri;
    }
}
