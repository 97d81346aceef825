using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SendGrid;

namespace Smarketing.Functions.Tests.Email;

/// <summary>SendGrid's mail endpoint on a port of this machine: takes what its documents allow, and refuses the rest as they say.</summary>
internal sealed class StandInSendGrid : IAsyncDisposable
{
    public const string Key = "SG.stand-in";

    private readonly WebApplication _app;
    private readonly Lock _taking = new();
    private ImmutableList<JsonElement> _taken = [];
    private Func<HttpContext, Task>? _instead;

    private StandInSendGrid(WebApplication app) => _app = app;

    /// <summary>The mails that were taken, as they came over the wire.</summary>
    public IReadOnlyList<JsonElement> Taken => _taken;

    /// <summary>How many posts have come, whatever was answered.</summary>
    public int PostCount { get; private set; }

    public Uri Address => new(_app.Urls.First());

    public static Task<StandInSendGrid> StartAsync() => StartAsync(new Uri("http://127.0.0.1:0"));

    public static async Task<StandInSendGrid> StartAsync(Uri address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address.GetLeftPart(UriPartial.Authority));
        var standIn = new StandInSendGrid(builder.Build());
        standIn._app.Run(standIn.AnswerAsync);
        await standIn._app.StartAsync();
        return standIn;
    }

    /// <summary>SendGrid's own client where the build has it; on declarations, one that puts the same message on the wire.</summary>
    public ISendGridClient Client(string key = Key, HttpClient? http = null)
    {
        http ??= new HttpClient();
        return typeof(SendGridClient).Assembly.GetName().Name == "Smarketing.AzureContracts"
            ? new WireClient(http, Address.GetLeftPart(UriPartial.Authority), key)
            : new SendGridClient(http, new SendGridClientOptions { ApiKey = key, Host = Address.GetLeftPart(UriPartial.Authority) });
    }

    public void Answer(HttpStatusCode status, string body = "", params (string Name, string Value)[] headers) => _instead = context =>
    {
        context.Response.StatusCode = (int)status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return context.Response.WriteAsync(body);
    };

    /// <summary>Takes the whole mail, and breaks the connection before a word of the answer.</summary>
    public void CutTheConnection() => _instead = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>Takes the whole mail, says so, and answers nothing for as long as the caller waits.</summary>
    public void KeepSilent(Action whenTaken) => _instead = async context =>
    {
        whenTaken();
        var gaveUp = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gaveUp.SetResult);
        await gaveUp.Task;
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        PostCount++;
        await (_instead is null ? JudgeAsync(context, body) : _instead(context));
    }

    private async Task JudgeAsync(HttpContext context, string body)
    {
        var (status, errors) = MailSendRules.Judge(context.Request, body, Key);
        context.Response.StatusCode = (int)status;
        if (errors.Count > 0)
        {
            await context.Response.WriteAsJsonAsync(new { errors = errors.Select(error => new { message = error.Message, field = error.Field, help = (string?)null }) });
            return;
        }

        // What it has in the sandbox it delivers to nobody, and gives no id.
        int count;
        lock (_taking)
        {
            _taken = _taken.Add(JsonElement.Parse(body));
            count = _taken.Count;
        }

        if (status == HttpStatusCode.Accepted)
        {
            context.Response.Headers["X-Message-Id"] = $"stand-in-{count}";
        }
    }
}
