using System.Net;
using Microsoft.AspNetCore.Http;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Http;

/// <summary>Holds whoever posts to the company's limits. Each instance of the app counts for itself.</summary>
public sealed class PostLimits(SmarketingConfiguration configuration, SmarketingOptions options, TimeProvider clock)
{
    private readonly PostCounter _byClient = new(configuration.Limits.PerClient);
    private readonly PostCounter _byAddress = new(configuration.Limits.PerAddress);

    /// <summary>Whom the post comes from; null where the network doesn't tell.</summary>
    public IPAddress? ClientOf(HttpRequest request) => ClientAddress.Of(request, options.ClientAddressHeader);

    /// <summary>Counts a post: null where it is taken, else how long the caller has to wait.</summary>
    public TimeSpan? Take(HttpRequest request) =>
        options.LimitsClients ? _byClient.Take(ClientAddress.NetworkOf(ClientOf(request)), clock.GetUtcNow()) : null;

    /// <inheritdoc cref="Take(HttpRequest)"/>
    public TimeSpan? Take(NormalizedAddress address) => _byAddress.Take(address.Value, clock.GetUtcNow());
}
