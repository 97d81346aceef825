using System.Globalization;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Storage;
using Smarketing.Local.Tests.Storage;
using Smarketing.Local.Tests.Tables.Rest;

namespace Smarketing.Local.Tests.Tables;

/// <summary>A copy that is made while the app changes a contact, just between two answers of the service.</summary>
public sealed class CopyOfChangingTableTests(AzuriteServer server) : IClassFixture<AzuriteServer>
{
    /// <summary>So many that the service's first answer, which holds 1,000 rows, ends within the next contact's.</summary>
    private const int RowsBefore = 990;
    private const int RowsOfContact = 20;

    private static readonly string[] PassedOn = ["Authorization", "Accept", "DataServiceVersion", "x-ms-date", "x-ms-version"];

    [Fact]
    public async Task A_contact_whose_rows_an_answer_has_cut_is_copied_as_it_was_at_one_instant()
    {
        using var folder = new TemporaryFolder();
        using var http = new HttpClient();
        var service = new RestTableServiceClient(new TableEndpoint(http, server.Address, AzuriteServer.Account, AzuriteServer.Key));
        await service.CreateTableIfNotExistsAsync(TableNames.Contacts);
        var contacts = service.GetTableClient(TableNames.Contacts);
        await WriteAsync(contacts, "ana", RowsBefore, revision: 1);
        await WriteAsync(contacts, "bea", RowsOfContact, revision: 1);
        var changes = 0;
        await using var between = await PassOnAsync(http, async () => await WriteAsync(contacts, "bea", RowsOfContact, revision: 1 + ++changes));

        var copy = Path.Combine(folder.Path, "copy");
        var (exitCode, told) = await CopyProgram.RunAsync(
            "save", copy, "--connection", $"AccountName={AzuriteServer.Account};AccountKey={AzuriteServer.Key};TableEndpoint={between.Urls.Single()}/{AzuriteServer.Account};");

        Assert.True(exitCode == 0, told);
        Assert.Equal(1, changes);
        var lines = (await File.ReadAllLinesAsync(Path.Combine(copy, "Contacts.jsonl"))).Where(line => line.Contains("\"bea\"", StringComparison.Ordinal)).ToList();
        Assert.Equal(RowsOfContact, lines.Count);
        Assert.All(lines, line => Assert.Contains("\"Revision\":2", line, StringComparison.Ordinal));
    }

    private static async Task WriteAsync(TableClient contacts, string contact, int rows, int revision)
    {
        foreach (var some in Enumerable.Range(0, rows).Chunk(100))
        {
            await contacts.SubmitTransactionAsync(some.Select(row => new TableTransactionAction(
                TableTransactionActionType.UpsertReplace, new TableEntity(contact, row.ToString("D5", CultureInfo.InvariantCulture)) { ["Revision"] = revision })));
        }
    }

    /// <summary>Passes questions on to the emulator, and does something after each answer that isn't the whole one.</summary>
    private async Task<WebApplication> PassOnAsync(HttpClient http, Func<Task> afterPart)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(async context =>
        {
            using var question = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(server.Address, context.Request.GetEncodedPathAndQuery()));
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
