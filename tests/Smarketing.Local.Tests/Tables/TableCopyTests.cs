using System.Globalization;
using Azure.Data.Tables;
using Smarketing.Functions.Storage;
using Smarketing.Local.Tests.Storage;
using Smarketing.Local.Tests.Tables.Rest;

namespace Smarketing.Local.Tests.Tables;

/// <summary>The program of tools/tables, from one account of the emulator into another.</summary>
public sealed class TableCopyTests(AzuriteServer server) : IClassFixture<AzuriteServer>, IDisposable
{
    /// <summary>More than one answer of the service holds, so that its end cuts partitions; one of them alone is longer than an answer.</summary>
    private static readonly (string Day, int Rows)[] Facts = [("20260105-0", 400), ("20260105-1", 700), ("20260106-0", 1150), ("20260107-0", 3)];

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();

    private string Copy => Path.Combine(_folder.Path, "copy");

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task All_tables_of_the_app_come_back_as_they_were_and_a_copy_that_is_not_whole_is_refused()
    {
        var (source, target) = (ServiceOf(AzuriteServer.Account), ServiceOf(AzuriteServer.OtherAccount));
        await FillAsync(source);

        var (saved, told) = await RunAsync("save", AzuriteServer.Account);
        Assert.True(saved == 0, told);
        Assert.Contains("2,254", told, StringComparison.Ordinal);
        AssertIsForItsOwnerOnly();
        Assert.Equal((1, true), await RefusedAsync("save", AzuriteServer.Account, "whole copy already"));

        var (loaded, toldOfLoad) = await RunAsync("load", AzuriteServer.OtherAccount);
        Assert.True(loaded == 0, toldOfLoad);
        foreach (var name in TableNames.All)
        {
            Assert.Equal(await RowsAsync(source.GetTableClient(name)), await RowsAsync(target.GetTableClient(name)));
        }

        Assert.DoesNotContain("SmarketingHistory.jsonl", Directory.EnumerateFiles(Copy).Select(Path.GetFileName));

        // What stood there is replaced, and what the copy doesn't know stays.
        Assert.Equal((1, true), await RefusedAsync("load", AzuriteServer.OtherAccount, "--over"));
        await target.GetTableClient(TableNames.Contacts).UpsertEntityAsync(new TableEntity("lucia", "contact") { ["Json"] = "newer" }, TableUpdateMode.Replace);
        await target.GetTableClient(TableNames.Contacts).UpsertEntityAsync(new TableEntity("omar", "contact"), TableUpdateMode.Replace);
        Assert.Equal(0, (await RunAsync("load", AzuriteServer.OtherAccount, "--over")).ExitCode);
        Assert.Equal(
            (await RowsAsync(source.GetTableClient(TableNames.Contacts))).Append("omar contact").Order(StringComparer.Ordinal),
            (await RowsAsync(target.GetTableClient(TableNames.Contacts))).Order(StringComparer.Ordinal));

        var facts = Path.Combine(Copy, "Facts.jsonl");
        await File.WriteAllLinesAsync(facts, (await File.ReadAllLinesAsync(facts))[..^1]);
        Assert.Equal((1, true), await RefusedAsync("load", AzuriteServer.OtherAccount, "isn't whole"));
        File.Delete(Path.Combine(Copy, "manifest.json"));
        Assert.Equal((1, true), await RefusedAsync("load", AzuriteServer.OtherAccount, "no whole copy"));
    }

    [Theory]
    [InlineData("save", "folder")]
    [InlineData("load", "folder", "--account", "http://plain.table.core.windows.net")]
    [InlineData("save", "folder", "--connection", "nonsense")]
    [InlineData("save", "folder", "--connection", "UseDevelopmentStorage=true", "--over")]
    public async Task What_it_does_not_know_it_does_not_do(params string[] arguments)
    {
        var (exitCode, told) = await CopyProgram.RunAsync(arguments);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("dotnet run --project tools/tables -- save", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_lets_nobody_in_is_told_of_in_a_line()
    {
        var connection = ConnectionOf(AzuriteServer.Account).Replace("AccountKey=", "AccountKey=AAAA", StringComparison.Ordinal);
        var (exitCode, told) = await CopyProgram.RunAsync("save", Copy, "--connection", connection);

        Assert.Equal((1, 1), (exitCode, told.TrimEnd().Split('\n').Length));
        Assert.StartsWith("tables: ", told, StringComparison.Ordinal);
        Assert.Contains("(403 ", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_lacks_one_of_the_tables_is_not_called_whole()
    {
        var service = ServiceOf(AzuriteServer.OtherAccount);
        foreach (var name in TableNames.All)
        {
            await service.CreateTableIfNotExistsAsync(name);
        }

        await service.DeleteTableAsync(TableNames.Obstacles);
        await service.DeleteTableAsync(TableNames.Reps);

        Assert.Equal((1, true), await RefusedAsync("save", AzuriteServer.OtherAccount, "not there: Reps, Obstacles."));
        Assert.False(File.Exists(Path.Combine(Copy, "manifest.json")));
    }

    [Fact]
    public async Task A_line_that_is_no_row_is_found_before_anything_is_written()
    {
        Directory.CreateDirectory(Copy);
        await File.WriteAllLinesAsync(Path.Combine(Copy, "Fresh.jsonl"), ["""{"PartitionKey":"a","RowKey":"1"}""", """{"PartitionKey":"a","RowK"""]);
        await File.WriteAllTextAsync(Path.Combine(Copy, "manifest.json"), """{"startedAt":"2026-01-05T15:00:00Z","rows":{"Fresh":2}}""");

        Assert.Equal((1, true), await RefusedAsync("load", AzuriteServer.OtherAccount, "Line 2 of "));
        Assert.DoesNotContain("Fresh", await ServiceOf(AzuriteServer.OtherAccount).QueryAsync().Select(table => table.Name).ToListAsync());
    }

    [Fact]
    public async Task Any_fault_is_told_of_in_a_line()
    {
        var (exitCode, told) = await CopyProgram.RunAsync("save", "", "--connection", ConnectionOf(AzuriteServer.Account));

        Assert.Equal((1, 1), (exitCode, told.TrimEnd().Split('\n').Length));
        Assert.StartsWith("tables: ", told, StringComparison.Ordinal);
    }

    private static async Task FillAsync(TableServiceClient service)
    {
        foreach (var name in TableNames.All.Append("SmarketingHistory"))
        {
            await service.CreateTableIfNotExistsAsync(name);
            await service.GetTableClient(name).AddEntityAsync(new TableEntity("of", name) { ["Json"] = "Ñandú" });
        }

        var contacts = service.GetTableClient(TableNames.Contacts);
        await contacts.AddEntityAsync(new TableEntity("lucia", "contact")
        {
            ["Text"] = "\"Lucía\" <a & b>\n\t'😀'", ["Empty"] = "", ["Long"] = new string('é', 32_000), ["Number"] = -7, ["Big"] = long.MaxValue, ["Share"] = 0.1, ["Whole"] = 3.0,
            ["None"] = double.NaN, ["Yes"] = true, ["No"] = false, ["At"] = new DateTimeOffset(2026, 1, 5, 15, 0, 0, TimeSpan.Zero).AddTicks(1234567),
            ["Id"] = new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), ["Looks"] = "0f8fad5b-d9cb-469f-a165-70867728950e", ["Bytes"] = new byte[] { 0, 1, 255 },
        });
        await contacts.AddEntityAsync(new TableEntity("lucia", "timeline|stage|1") { ["Json1"] = "another row with other columns" });
        await contacts.AddEntityAsync(new TableEntity("O'Brien", "contact") { ["Json"] = "2026-01-05T15:00:00Z" });
        var facts = service.GetTableClient(TableNames.Facts);
        foreach (var some in Facts.SelectMany(day => Enumerable.Range(0, day.Rows).Chunk(100).Select(rows => (day.Day, Rows: rows))))
        {
            await facts.SubmitTransactionAsync(some.Rows.Select(row => new TableTransactionAction(
                TableTransactionActionType.Add, new TableEntity(some.Day, row.ToString("D5", CultureInfo.InvariantCulture)) { ["Kind"] = "submission" })));
        }
    }

    private void AssertIsForItsOwnerOnly()
    {
        const UnixFileMode ReadAndWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(ReadAndWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Copy));
            Assert.Equal([ReadAndWrite], Directory.GetFiles(Copy).Select(File.GetUnixFileMode).Distinct());
        }
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(TableClient table)
    {
        var rows = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>())
        {
            var values = row.Where(value => value.Key is not ("Timestamp" or "odata.etag" or "PartitionKey" or "RowKey")).OrderBy(value => value.Key, StringComparer.Ordinal);
            rows.Add($"{row.PartitionKey} {row.RowKey} {string.Join(' ', values.Select(value => $"{value.Key}:{value.Value.GetType().Name}={Told(value.Value)}"))}".TrimEnd());
        }

        return rows;
    }

    private static string Told(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        BinaryData data => Convert.ToHexString(data.ToArray()),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private Uri AddressOf(string account) => account == AzuriteServer.Account ? server.Address : server.OtherAddress;

    private RestTableServiceClient ServiceOf(string account) => new(new TableEndpoint(_http, AddressOf(account), account, AzuriteServer.Key));

    private string ConnectionOf(string account) => $"AccountName={account};AccountKey={AzuriteServer.Key};TableEndpoint={AddressOf(account)};";

    private async Task<(int ExitCode, bool IsSaid)> RefusedAsync(string what, string account, string why)
    {
        var (exitCode, told) = await RunAsync(what, account);
        return (exitCode, told.Contains(why, StringComparison.Ordinal));
    }

    private Task<(int ExitCode, string Told)> RunAsync(string what, string account, params string[] more) => CopyProgram.RunAsync([what, Copy, "--connection", ConnectionOf(account), .. more]);
}
