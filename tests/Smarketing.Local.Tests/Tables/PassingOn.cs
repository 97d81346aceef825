using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace Smarketing.Local.Tests.Tables;

/// <summary>Passes questions on to the emulator, and does something after each answer that isn't the whole one.</summary>
internal static class PassingOn
{
    private static readonly string[] PassedOn = ["Authorization", "Accept", "DataServiceVersion", "x-ms-date", "x-ms-version"];

    public static string ConnectionOf(WebApplication between) =>
        $"AccountName={AzuriteServer.Account};AccountKey={AzuriteServer.Key};TableEndpoint={between.Urls.Single()}/{AzuriteServer.Account};";

    public static async Task<WebApplication> StartAsync(Uri service, HttpClient http, Func<Task> afterPart)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(async context =>
        {
            using var question = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(service, context.Request.GetEncodedPathAndQuery()));
            foreach (var name in PassedOn.Where(context.Request.Headers.ContainsKey))
            {
                question.Headers.TryAddWithoutValidation(name, context.Request.Headers[name].ToString());
            }

            using var answer = await http.SendAsync(question);
            var body = await answer.Content.ReadAsByteArrayAsync();
            context.Response.StatusCode = (int)answer.StatusCode;
            context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            foreach (var (name, values) in answer.Headers.Where(header => header.Key.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase)))
            {
                context.Response.Headers[name] = values.ToArray();
            }

            if (answer.Headers.Contains("x-ms-continuation-NextPartitionKey"))
            {
                await afterPart();
            }

            await context.Response.Body.WriteAsync(body);
        });
        await app.StartAsync();
        return app;
    }
}
