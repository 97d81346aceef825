using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Storage;
using Smarketing.Local.Tests.Storage;
using Smarketing.Local.Tests.Tables.Rest;

namespace Smarketing.Local.Tests.Tables;

/// <summary>A copy that is made while contacts are merged: one that has been read takes over what another was that hasn't.</summary>
public sealed class CopyOfMergedContactsTests(AzuriteServer server) : IClassFixture<AzuriteServer>
{
    private const string Last = "1a";
    private const string Target = "2b";
    private const string Source = "fc";
    private const string Left = "outbox|0000000001";

    /// <summary>So many that the service's first answer, which holds 1,000 rows, ends within the source's.</summary>
    private const int RowsBetween = 980;
    private const int Entries = 30;

    private static readonly DateTimeOffset Now = new(2026, 1, 5, 15, 0, 0, TimeSpan.Zero);
    private static readonly Touch Visit = new(Channel.Other, null, null, null, null, null, null, null, Now);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_of_a_merged_contact_is_lost_with_the_copy(bool isMergedOn)
    {
        using var folder = new TemporaryFolder();
        using var http = new HttpClient();
        var (contacts, restored) = (await EmptyAsync(http, AzuriteServer.Account, server.Address), await EmptyAsync(http, AzuriteServer.OtherAccount, server.OtherAddress));
        await FillAsync(contacts);
        var merges = 0;
        await using var between = await PassingOn.StartAsync(server.Address, http, async () =>
        {
            if (merges++ == 0)
            {
                await MergeAsync(contacts, Source, Target);
                await contacts.DeleteEntityAsync(Target, Left);
                await (isMergedOn ? MergeAsync(contacts, Target, Last) : Task.CompletedTask);
            }
        });

        // One that was broken off lies there already.
        var copy = Directory.CreateDirectory(Path.Combine(folder.Path, "copy")).FullName;
        await File.WriteAllTextAsync(Path.Combine(copy, "Contacts.jsonl"), "unfinished");
        await File.WriteAllTextAsync(Path.Combine(copy, "Contacts.jsonl.part"), "unfinished");

        var (saved, told) = await CopyProgram.RunAsync("save", copy, "--connection", PassingOn.ConnectionOf(between));
        Assert.True(saved == 0 && merges > 0, told);
        var (loaded, toldOfLoad) = await CopyProgram.RunAsync(
            "load", copy, "--connection", $"AccountName={AzuriteServer.OtherAccount};AccountKey={AzuriteServer.Key};TableEndpoint={server.OtherAddress};");
        Assert.True(loaded == 0, toldOfLoad);

        Assert.Equal(Entries, (await RowsAsync(restored)).Count(row => row.StartsWith($"{(isMergedOn ? Last : Target)} timeline|", StringComparison.Ordinal)));
        Assert.Equal(await RowsAsync(contacts), await RowsAsync(restored));
        Assert.Empty(Directory.EnumerateFiles(copy, "*.part"));
    }

    private static async Task<TableClient> EmptyAsync(HttpClient http, string account, Uri address)
    {
        var service = new RestTableServiceClient(new TableEndpoint(http, address, account, AzuriteServer.Key));
        foreach (var name in TableNames.All)
        {
            await service.CreateTableIfNotExistsAsync(name);
        }

        await service.DeleteTableAsync(TableNames.Contacts);
        await service.CreateTableIfNotExistsAsync(TableNames.Contacts);
        return service.GetTableClient(TableNames.Contacts);
    }

    private static async Task FillAsync(TableClient contacts)
    {
        foreach (var id in new[] { Last, Target, Source })
        {
            await contacts.AddEntityAsync(RowOf(ContactOf(id)));
        }

        await contacts.AddEntityAsync(new TableEntity(Target, Left));
        await AddAsync(contacts, "5d", Enumerable.Range(0, RowsBetween));
        await AddAsync(contacts, Source, Enumerable.Range(0, Entries));
    }

    private static async Task AddAsync(TableClient contacts, string contact, IEnumerable<int> entries)
    {
        foreach (var some in entries.Chunk(100))
        {
            await contacts.SubmitTransactionAsync(some.Select(entry => new TableTransactionAction(
                TableTransactionActionType.Add, new TableEntity(contact, ContactKeys.Timeline(TimelineKind.Stage, entry.ToString("D5", CultureInfo.InvariantCulture))))));
        }
    }

    /// <summary>All steps of a merge, as they stand in the table in the end.</summary>
    private static async Task MergeAsync(TableClient contacts, string source, string target)
    {
        var entries = await contacts.QueryAsync<TableEntity>($"PartitionKey eq '{source}' and RowKey gt '{ContactKeys.TimelinePrefix}'").ToListAsync();
        await AddAsync(contacts, target, Enumerable.Range(0, entries.Count));
        await contacts.SubmitTransactionAsync(entries.Select(entry => new TableTransactionAction(TableTransactionActionType.Delete, entry)));
        await contacts.UpsertEntityAsync(RowOf(ContactOf(target) with { MergedFrom = [source] }), TableUpdateMode.Replace);
        await contacts.UpsertEntityAsync(RowOf(ContactMerge.StepBack(ContactOf(source), target, Now)!.Contact with { BeforeMerge = null }), TableUpdateMode.Replace);
    }

    private static Contact ContactOf(string id) => Contact.Prospect(id, $"subject-{id}", new Person { Email = $"{id}@example.com", Language = "es" }, Visit, Now);

    /// <summary>Cut over several properties, as a long one is.</summary>
    private static TableEntity RowOf(Contact contact)
    {
        var row = new TableEntity(contact.Id, ContactKeys.Contact);
        foreach (var (number, part) in JsonSerializer.Serialize(contact, StoredJson.Compact.Contact).Chunk(100).Index())
        {
            row[number == 0 ? "Json" : string.Create(CultureInfo.InvariantCulture, $"Json{number}")] = new string(part);
        }

        return row;
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(TableClient contacts) =>
        await contacts.QueryAsync<TableEntity>().Select(row => $"{row.PartitionKey} {row.RowKey} {StoredTextOf(row)}").ToListAsync();

    private static string StoredTextOf(TableEntity row) => string.Concat(row.Where(value => value.Key.StartsWith("Json", StringComparison.Ordinal))
        .OrderBy(value => value.Key.Length).ThenBy(value => value.Key, StringComparer.Ordinal).Select(value => value.Value));
}
