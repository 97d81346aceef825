using System.Net;
using System.Net.Http.Json;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Email;

namespace Smarketing.Local.Sample;

/// <summary>Does what people and programs do, over HTTP as they would.</summary>
/// <param name="http">Goes to the local program, and has its key.</param>
/// <param name="events">Takes what a provider tells: the local program has none that could sign it.</param>
internal sealed class SampleHands(HttpClient http, MailEventActivities events, DurableTaskClient client)
{
    /// <summary>What the program has answered with "no longer" or "not so": in a year some come too late.</summary>
    public int Refused { get; private set; }

    public async Task DoAsync(SampleDeed deed, CancellationToken cancellation)
    {
        if (deed is SampleDeed.Event { Told: var told })
        {
            await events.ApplyAsync([told], client, cancellation);
            return;
        }

        var asked = (SampleDeed.Request)deed;
        using var request = new HttpRequestMessage(asked.Method, asked.Path)
        {
            Content = asked.IsForm
                ? new FormUrlEncodedContent(asked.Body.Select(field => KeyValuePair.Create(field.Key, field.Value?.ToString())))
                : JsonContent.Create(asked.Body),
        };
        using var response = await http.SendAsync(request, cancellation);
        if (response.StatusCode >= HttpStatusCode.InternalServerError)
        {
            throw new InvalidOperationException($"{asked.Key}: the program has answered {(int)response.StatusCode}.");
        }

        if (!response.IsSuccessStatusCode)
        {
            Refused++;
        }
    }
}
