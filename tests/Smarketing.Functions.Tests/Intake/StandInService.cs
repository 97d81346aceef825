using System.Net;

namespace Smarketing.Functions.Tests.Intake;

/// <summary>A service at the other end of the network that answers as it was told to.</summary>
internal sealed class StandInService : HttpMessageHandler
{
    private readonly Func<HttpResponseMessage> _answer;

    public StandInService(string answer) => _answer = () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer) };

    public StandInService(Exception failure) => _answer = () => throw failure;

    public string? Address { get; private set; }

    /// <summary>The last body that was sent; null where nobody asked.</summary>
    public string? Asked { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Address = request.RequestUri!.ToString();
        Asked = await request.Content!.ReadAsStringAsync(cancellationToken);
        return _answer();
    }
}
