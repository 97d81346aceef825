using System.Globalization;
using Azure.Data.Tables;
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

    [Fact]
    public async Task A_contact_whose_rows_an_answer_has_cut_is_copied_as_it_was_at_one_instant()
    {
        using var folder = new TemporaryFolder();
        using var http = new HttpClient();
        var service = new RestTableServiceClient(new TableEndpoint(http, server.Address, AzuriteServer.Account, AzuriteServer.Key));
        foreach (var name in TableNames.All)
        {
            await service.CreateTableIfNotExistsAsync(name);
        }

        var contacts = service.GetTableClient(TableNames.Contacts);
        await WriteAsync(contacts, "ana", RowsBefore, revision: 1);
        await WriteAsync(contacts, "bea", RowsOfContact, revision: 1);
        var changes = 0;
        await using var between = await PassingOn.StartAsync(server.Address, http, async () => await WriteAsync(contacts, "bea", RowsOfContact, revision: 1 + ++changes));

        var copy = Path.Combine(folder.Path, "copy");
        var (exitCode, told) = await CopyProgram.RunAsync("save", copy, "--connection", PassingOn.ConnectionOf(between));

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
}
