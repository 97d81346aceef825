using System.Text.Json;
using Smarketing.Simulation.Promises;

namespace Smarketing.Simulation.Worlds;

/// <summary>What came back for a request.</summary>
/// <param name="Body">Null where it is no JSON.</param>
internal sealed record Answer(int Status, JsonElement? Body)
{
    public bool IsSuccess => Status is >= 200 and < 400;

    /// <summary>Whoever was answered so has not been heard, and tries again.</summary>
    public bool IsToBeTriedAgain => Status is >= 500 or 429;
}

/// <summary>Sends requests to the program, which may die over each.</summary>
internal static class Hands
{
    /// <summary>Null where no answer came.</summary>
    public static async Task<Answer?> AskAsync(this World world, Func<HttpRequestMessage> request)
    {
        Answer? answer = null;
        var troubles = world.Troubles.Count;
        var path = "";
        await world.LivesThroughAsync(async host =>
        {
            using var asked = request();
            path = $"{asked.Method} {Short(asked.RequestUri!)}";
            using var response = await host.Http.SendAsync(asked);
            var text = await response.Content.ReadAsStringAsync();
            var isJson = response.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json";
            answer = new Answer((int)response.StatusCode, isJson ? JsonSerializer.Deserialize<JsonElement>(text) : null);
        });
        if (answer?.Status >= 500 && world.Troubles.Count == troubles)
        {
            throw new BrokenPromise("A request fails only where its surroundings do", $"{path} was answered with {answer.Status}");
        }

        return answer;
    }

    /// <summary>Later, and later with each time.</summary>
    public static void TryAgain(this World world, int tries, Func<Task> deed)
    {
        const int TriesMax = 16;
        if (tries < TriesMax)
        {
            world.Agenda.Add(world.NextMinute().AddMinutes(Math.Min(1 << tries, 120)), deed);
        }
    }

    public static DateTimeOffset NextMinute(this World world) => WholeMinute(world.Now);

    public static DateTimeOffset WholeMinute(DateTimeOffset at) => at.UtcTicks % TimeSpan.TicksPerMinute == 0 ? at : new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero).AddMinutes(1);

    public static string Text(Answer? answer) => answer is null ? "no answer" : FormattableString.Invariant($"{answer.Status}");

    /// <summary>A link's token says nothing to a reader.</summary>
    private static string Short(Uri uri)
    {
        var path = uri.IsAbsoluteUri ? uri.AbsolutePath : uri.OriginalString;
        return path.Length > 40 ? $"{path[..40]}…" : path;
    }
}
