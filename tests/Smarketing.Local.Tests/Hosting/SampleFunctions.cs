using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Email;

namespace Smarketing.Local.Tests.Hosting;

/// <summary>Functions of every kind that the host runs.</summary>
public sealed class SampleFunctions(Journal journal, IEmailSender sender, TimeProvider clock)
{
    [Function("Greet")]
    public static IResult Greet([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "greet/{name}")] HttpRequest request, string name) =>
        Results.Text($"{request.Method} {name}");

    [Function("Sum")]
    public static Task<IResult> Sum(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sum/{first:int}/{second?}")] HttpRequest request, int first, int? second) =>
        Task.FromResult(Results.Text($"{first + (second ?? 100)}"));

    [Function("Thing")]
    public static IResult Thing([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id}")] HttpRequest request, Guid id) => Results.Text(id.ToString());

    [Function("Guarded")]
    public static IResult Guarded([HttpTrigger(AuthorizationLevel.Function, "post", Route = "guarded")] HttpRequest request) => Results.NoContent();

    [Function("Administered")]
    public static IResult Administered([HttpTrigger(AuthorizationLevel.Admin, "post", Route = "administered")] HttpRequest request) => Results.NoContent();

    [Function("Silent")]
    public static void Silent([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "silent")] HttpRequest request)
    {
    }

    [Function("Broken")]
    public static IResult Broken([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "broken")] HttpRequest request) =>
        throw new InvalidOperationException("secret detail");

    [Function("Echo")]
    public static async Task<IResult> Echo([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "echo")] HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return Results.Text(await reader.ReadToEndAsync());
    }

    [Function("Describe")]
    public static IResult Describe([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "describe")] HttpRequest request, FunctionContext context) =>
        Results.Text(string.Join(' ', context.FunctionDefinition.InputBindings.Values.Select(binding => $"{binding.Name}:{binding.Type}"))
            + $" {ReferenceEquals(context.GetHttpContext(), request.HttpContext)} {context.FunctionDefinition.Name}");

    [Function("Wait")]
    public async Task<IResult> Wait([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "wait")] HttpRequest request, CancellationToken cancellation)
    {
        journal.Write("waiting");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellation);
        }
        finally
        {
            journal.Write("gave up");
        }

        return Results.NoContent();
    }

    [Function("SendMail")]
    public async Task<IResult> SendMail([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mails/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        await sender.SendAsync(Mails.Of(id), cancellation);
        return Results.Accepted();
    }

    [Function("Remind")]
    public static async Task<IResult> Remind(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "reminders/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id)
    {
        await client.ScheduleNewOrchestrationInstanceAsync("RemindOrchestrator", id, new StartOrchestrationOptions { InstanceId = id });
        return Results.Accepted();
    }

    [Function("RemindOrchestrator")]
    public static async Task RemindOrchestrator([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var id = context.GetInput<string>()!;
        await context.CallActivityAsync("Note", new Note(id, "begun"));
        await context.CreateTimer(TimeSpan.FromHours(4), CancellationToken.None);
        await context.CallActivityAsync("Note", new Note(id, "reminded"));
    }

    [Function("Note")]
    public string WriteNote([ActivityTrigger] Note note, FunctionContext context)
    {
        journal.Write($"{clock.GetUtcNow():dd HH:mm} {note.Id} {note.Text}");
        return context.FunctionDefinition.InputBindings["note"].Type;
    }

    [Function("Hourly")]
    public void Hourly([TimerTrigger("%HourlySchedule%")] TimerInfo timer) => journal.Write($"{clock.GetUtcNow():dd HH:mm} hourly{(timer.IsPastDue ? " past due" : "")}");
}

public sealed record Note(string Id, string Text);
