using System.Net.Http.Json;
using Smarketing.Simulation.Plans;
using Smarketing.Simulation.Promises;
using Smarketing.Simulation.Surroundings;

namespace Smarketing.Simulation.Worlds;

/// <summary>Does what stands in the plan: people come by and post, robots too, and the surroundings change.</summary>
internal sealed class Visitors(World world)
{
    public void Come()
    {
        foreach (var happening in world.Plan.Items.OfType<PlanItem.Happening>())
        {
            world.Agenda.Add(happening.At, () => DoAsync(happening, tries: 0));
        }
    }

    private Task DoAsync(PlanItem.Happening happening, int tries) => happening switch
    {
        PlanItem.Post post => PostAsync(post, tries),
        PlanItem.Spam spam => SpamAsync(spam),
        PlanItem.Activity activity => ActAsync(activity, tries),
        PlanItem.Erase erase => EraseAsync(erase, tries),
        PlanItem.Leave leave => LeaveAsync(leave, tries),
        PlanItem.StandStill still => world.StandStillAsync(still.Length),
        PlanItem.Outage outage => OutageAsync(outage),
        _ => throw new InvalidOperationException($"Nothing is known of {happening}."),
    };

    private async Task PostAsync(PlanItem.Post post, int tries)
    {
        var isAnswered = true;
        for (var copy = 0; copy < post.Copies; copy++)
        {
            BreakSilence(post);
            world.Promised.Erased.Remove(post.Person);
            var answer = await world.AskAsync(() => RequestOf(post, spam: false));
            world.Story.Tell($"persona{post.Person} posts {post.Form} ({post.Text}{(post.Consents ? ", consents" : "")}): {Hands.Text(answer)}");
            isAnswered &= Take(post, answer);
            await world.SettleAsync();
        }

        if (!isAnswered)
        {
            world.TryAgain(tries, () => PostAsync(post, tries + 1));
        }
    }

    /// <summary>False where the person must try again.</summary>
    private bool Take(PlanItem.Post post, Answer? answer)
    {
        if (answer is null or { IsToBeTriedAgain: true } or { Status: 409 })
        {
            return false;
        }

        if (!answer.IsSuccess)
        {
            throw new BrokenPromise("A good post is taken", $"{post} was answered with {answer.Status} {answer.Body}");
        }

        world.Promised.Known.Add(post.Person);
        if (answer.Body is { } receipt)
        {
            world.Promised.Receipts.Add((post.Person, receipt.GetProperty("submission").GetString()!));
        }

        return true;
    }

    private void BreakSilence(PlanItem.Post post)
    {
        if (world.Promised.Silent.TryGetValue(post.Person, out var silence))
        {
            world.Promised.Silent[post.Person] = silence with { HasAsked = true };
        }
    }

    /// <summary>Taken for a good one, as far as its poster can tell.</summary>
    private async Task SpamAsync(PlanItem.Spam spam)
    {
        var answer = await world.AskAsync(() => RequestOf(new PlanItem.Post(spam.At, spam.Person, spam.Form, "Spam", 1, HasKey: false, IsBrowser: false, Consents: true), spam: true));
        world.Story.Tell($"a robot posts {spam.Form} in the name of persona{spam.Person}: {Hands.Text(answer)}");
    }

    private async Task ActAsync(PlanItem.Activity activity, int tries)
    {
        world.Promised.Erased.Remove(activity.Person);
        var body = new { email = world.Plan.People[activity.Person].Email, kind = activity.Kind, campaign = "feria", at = activity.At };
        var answer = await world.AskAsync(() => WithKey(new HttpRequestMessage(HttpMethod.Post, "/api/activities") { Content = JsonContent.Create(body) }));
        world.Story.Tell($"persona{activity.Person} does something ({activity.Kind}): {Hands.Text(answer)}");
        if (answer is null or { IsToBeTriedAgain: true } or { Status: 409 })
        {
            world.TryAgain(tries, () => ActAsync(activity, tries + 1));
        }
    }

    private async Task EraseAsync(PlanItem.Erase erase, int tries)
    {
        var contactId = world.People.Contacts[erase.Person];
        world.Promised.Release(erase.Person, contactId);
        var answer = await world.AskAsync(() => WithKey(new HttpRequestMessage(HttpMethod.Delete, $"/api/contacts/{contactId}")));
        world.Story.Tell($"persona{erase.Person} is erased: {Hands.Text(answer)}");
        if (answer is null or { IsToBeTriedAgain: true })
        {
            world.TryAgain(tries, () => EraseAsync(erase, tries + 1));
        }
        else if (answer.IsSuccess)
        {
            world.Promised.Erased.Add(erase.Person);
        }
    }

    private async Task LeaveAsync(PlanItem.Leave leave, int tries)
    {
        var from = DateOnly.FromDateTime(world.Now.UtcDateTime);
        var answer = await world.AskAsync(() => WithKey(new HttpRequestMessage(HttpMethod.Put, $"/api/reps/{leave.Rep}")
        {
            Content = JsonContent.Create(new { away = new { from, to = from.AddDays(leave.Days) } }),
        }));
        world.Story.Tell($"{leave.Rep} is away for {leave.Days} days: {Hands.Text(answer)}");
        if (answer is null or { IsToBeTriedAgain: true })
        {
            world.TryAgain(tries, () => LeaveAsync(leave, tries + 1));
        }
    }

    private Task OutageAsync(PlanItem.Outage outage)
    {
        world.Story.Tell($"the tables refuse everything for {outage.Length}");
        return Task.CompletedTask;
    }

    private HttpRequestMessage RequestOf(PlanItem.Post post, bool spam)
    {
        var person = world.Plan.People[post.Person];
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["email"] = person.Email, ["firstName"] = person.Name, ["company"] = person.Company, ["jobTitle"] = person.JobTitle, ["phone"] = person.Phone,
            ["country"] = person.Country, ["employees"] = person.Employees is { } count ? FormattableString.Invariant($"{count}") : null,
            ["message"] = post.Text, ["consent"] = post.Consents ? "true" : null, ["website_url"] = spam ? "https://spam.example" : null,
        };
        var said = fields.Where(field => field.Value is not null).ToDictionary(StringComparer.Ordinal);
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/forms/{post.Form}") { Content = post.IsBrowser ? new FormUrlEncodedContent(said) : JsonContent.Create(said) };
        request.Headers.Accept.ParseAdd(post.IsBrowser ? "text/html" : "application/json");
        if (post.HasKey)
        {
            request.Headers.Add("Idempotency-Key", $"{post.Person}-{post.Text}");
        }

        return request;
    }

    private static HttpRequestMessage WithKey(HttpRequestMessage request)
    {
        request.Headers.Add("x-functions-key", WorldHost.FunctionKey);
        return request;
    }
}
